import ShirabeQuery
import ShirabeTestSupport

extension SplitMix64 {
  /// A tree of a shape that a parser can give, with at most `operandCount` operands.
  mutating func tree(operandCount: Int) -> QueryNode {
    guard operandCount > 1 else { return leaf() }
    var counts: [Int] = []
    var rest = operandCount
    while rest > 0 {
      counts.append(Int.random(in: 1...rest, using: &self))
      rest -= counts.last ?? rest
    }
    guard counts.count > 1 else { return tree(operandCount: operandCount - 1) }
    let nodes = counts.map { tree(operandCount: $0) }
    guard Bool.random(using: &self) else { return .either(nodes) }
    let wantedCount = Int.random(in: 1...nodes.count, using: &self)
    return .all(Array(nodes[..<wantedCount]), except: Array(nodes[wantedCount...]))
  }

  private mutating func leaf() -> QueryNode {
    switch Int.random(in: 0..<9, using: &self) {
    case 0: return .phrase(Operand(phrase(ending: ["한국", "은행", "한국은행", "憲法", "a"]), .chunk))
    case 1: return .prefix(Operand(phrase(ending: ["tran", "f", "20", "ж"]), .chunk))
    case 2:
      let count = Int.random(in: 2...8, using: &self)
      return .near(
        (0..<count).map { _ in Operand(phrase(), .quoted) }, maximumGap: Int.random(in: 0...1000, using: &self))
    case 3:
      return .field(pick(TextField.allCases, or: .title), Operand(phrase(), pick([.chunk, .quoted], or: .quoted)))
    case 4: return .filter(.tag(pick(["政治", "国際 政治", "c++", "a\"b", "a”b", "a」b", "a\"b”c」d", "(x|y)"], or: "")))
    case 5: return .filter(.language(pick(["zh", "zh-hant", "sr-cyrl-rs"], or: "")))
    case 6: return .filter(.id(pick(["a/b.txt", "記事 1", "-", "A\"B", "(a)“b”", "x:y", "･＂"], or: "")))
    case 7: return .filter(.published(dateRange()))
    default: return .phrase(Operand(phrase(), .quoted))
    }
  }

  private mutating func phrase(ending: [String] = ["憲法", "a", "35", "국", "한국", "トラン"]) -> Phrase {
    var text = ""
    for _ in 0..<Int.random(in: 0...4, using: &self) {
      text += pick(["日本", "の", "は", "or", "not", "한국", "은", "f", "35", "ไทย", "ж\u{301}"], or: "")
      text += pick(["", " "], or: "")
    }
    return Phrase(text + pick(ending, or: "")) ?? phrase()
  }

  private mutating func dateRange() -> DateRange {
    let (from, to) = (date(), date())
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return DateRange(from: from, to: nil)
    case 1: return DateRange(from: nil, to: to)
    case 2: return DateRange(from: from, to: from)
    default: return from.firstDay <= to.lastDay ? DateRange(from: from, to: to) : DateRange(from: to, to: from)
    }
  }

  private mutating func date() -> PartialDate {
    let month = Bool.random(using: &self) ? Int.random(in: 1...12, using: &self) : nil
    let day = month != nil && Bool.random(using: &self) ? Int.random(in: 1...31, using: &self) : nil
    return PartialDate(year: Int.random(in: 0...9999, using: &self), month: month, day: day) ?? date()
  }
}
