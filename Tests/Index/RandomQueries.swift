import ShirabeArticles
import ShirabeQuery
import ShirabeRewriting
import ShirabeTestSupport
import ShirabeText

extension SplitMix64 {
  /// Articles of few words with all that a query can ask for.
  mutating func labelledArticles(_ count: Int) throws -> [Article] {
    try articles(count).map { article in
      let year = 2010 + Int.random(in: 0...4, using: &self)
      let dates = ["\(year)", "\(year)-02", "\(year)-02-28", "\(year)-12", "\(year)-12-31T23:59:59+09:00"]
      return try Article(
        id: article.id, title: article.title, body: Int.random(in: 0..<20, using: &self) == 0 ? "" : article.body,
        author: oneOrNone(["Ana Gómez", "山田・太郎", "한국 기자", "唐纳德·特朗普"]),
        source: oneOrNone(["通信社", "日本通信", "The Cat Herald", "한국통신"]),
        language: oneOrNone(["ja", "zh", "zh-Hant", "ZH-Hant-TW", "zhx", "ko-KR"]),
        published: try oneOrNone(dates).map { try PublishedDate($0) },
        tags: Bool.random(using: &self) ? nil : [Self.tags, Self.tags].compactMap { oneOrNone($0) })
    }
  }

  /// A tree such as comes to an engine, of at most so many levels: read, and with other forms of some operands.
  mutating func tree(depth: Int, _ articles: [Article]) -> QueryNode {
    guard depth > 0, Int.random(in: 0..<4, using: &self) > 0 else { return leaf(articles) }
    let nodes = (0..<Int.random(in: 2...3, using: &self)).map { _ in tree(depth: depth - 1, articles) }
    guard Bool.random(using: &self) else { return .either(nodes) }
    let wantedCount = Int.random(in: 1...nodes.count, using: &self)
    return .all(Array(nodes[..<wantedCount]), except: Array(nodes[wantedCount...]))
  }

  private mutating func leaf(_ articles: [Article]) -> QueryNode {
    switch Int.random(in: 0..<14, using: &self) {
    case 0, 1:
      return QueryNode.phrase(
        Operand(phrase { ["한국", "은행", "한국은행", "日本한국"].randomElement(using: &$0) }, .chunk)
      ).rewritten()
    case 2:
      let stems = ["con", "f", "fa", "3", "5", "18", "日fa", "F-3", "c", "zz", "한국F"]
      return .prefix(operand(.chunk) { stems.randomElement(using: &$0) })
    case 3, 4:
      let count = Int.random(in: 2...4, using: &self)
      return .near(
        (0..<count).map { _ in operand { $0.stretch(of: articles, 2) } },
        maximumGap: Int.random(in: 0...12, using: &self))
    case 5: return .field(.title, operand { $0.stretch(of: articles, 2) })
    case 6: return .field(.author, operand { ["gomez", "Ana", "太郎", "山田太郎", "기자"].randomElement(using: &$0) })
    case 7: return .field(.source, operand { ["通信", "日本", "cat", "통신", "社"].randomElement(using: &$0) })
    case 8: return .filter(.tag(Tokenizer.fold(Self.tags.randomElement(using: &self) ?? "")))
    case 9: return .filter(.language(["zh", "zh-hant", "ja", "ko", "zh-h"].randomElement(using: &self) ?? ""))
    case 10: return .filter(.id(articles.randomElement(using: &self)?.id ?? ""))
    case 11: return .filter(.published(dateRange()))
    default: return .phrase(operand { $0.stretch(of: articles, 5) })
    }
  }

  /// An operand, of which some have other forms, longer and shorter ones, of any weight.
  mutating func operand(
    _ writing: Operand.Writing = .quoted, _ text: (inout SplitMix64) -> String?
  ) -> Operand {
    let written = phrase(text)
    guard Int.random(in: 0..<3, using: &self) == 0 else { return Operand(written, writing) }
    let others = (0..<Int.random(in: 1...3, using: &self)).map { _ in
      Form(
        phrase(text), origin: FormOrigin(rawValue: "random"), weight: Float.random(in: 0.1...1, using: &self))
    }
    return Operand(written, writing, others: others + SpacedHangul().forms(of: written))
  }

  private mutating func phrase(_ text: (inout SplitMix64) -> String?) -> Phrase {
    while true {
      if let phrase = text(&self).flatMap({ Phrase($0) }) { return phrase }
    }
  }

  /// Up to so many code points cut out of a title or a body.
  mutating func stretch(of articles: [Article], _ count: Int) -> String {
    guard let article = articles.randomElement(using: &self) else { return "" }
    let text = Bool.random(using: &self) ? article.title ?? article.body : article.body
    let scalars = Array(text.unicodeScalars)
    guard let start = scalars.indices.randomElement(using: &self) else { return "" }
    let end = min(start + Int.random(in: 1...count, using: &self), scalars.count)
    return String(String.UnicodeScalarView(scalars[start..<end]))
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
    let year = Int.random(in: 2010...2014, using: &self)
    let month = Bool.random(using: &self) ? [2, 3, 12].randomElement(using: &self) : nil
    let day = month != nil && Bool.random(using: &self) ? [1, 28, 31].randomElement(using: &self) : nil
    return PartialDate(year: year, month: month, day: day) ?? date()
  }

  private mutating func oneOrNone(_ values: [String]) -> String? {
    Int.random(in: 0..<3, using: &self) == 0 ? nil : values.randomElement(using: &self)
  }

  private static let tags = ["政治", "国際 政治", "C++", "Ｃ＋＋", "Élections", "トランプ・政権"]
}
