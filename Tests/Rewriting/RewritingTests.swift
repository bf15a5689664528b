import ShirabeModel
import ShirabeQuery
import ShirabeRewriting
import ShirabeTestSupport
import Testing

/// Which operands get other forms, and how the tree is printed then.
struct RewritingTests {
  /// A rewriter for tests: each phrase in as many other forms as there are texts.
  private struct Synonyms: Rewriter {
    var texts: [String]

    func forms(of phrase: Phrase) -> [Form] {
      texts.compactMap { text in
        Phrase(text).map { Form($0, origin: FormOrigin(rawValue: "synonym"), weight: 0.8) }
      }
    }
  }

  private static func operands(of query: Query) -> [Operand] {
    switch query.kind {
    case .bag(let bag): return bag.items.map(\.operand)
    case .tree(let root):
      var operands: [Operand] = []
      root.visit { node, _ in operands += node.operands }
      return operands
    }
  }

  @Test(arguments: [
    ("한국은행", ["한국은행 | 한 국 은 행"]), ("\"한국은행\"", ["한국은행"]), ("「한국은행」 한국", ["한국은행", "한국 | 한 국"]),
    ("title:한국은행", ["한국은행 | 한 국 은 행"]), ("author:\"한국\"", ["한국"]), ("source:한국", ["한국 | 한 국"]),
    ("日本 -한국", ["日本", "한국 | 한 국"]), ("한국F*", ["한국f | 한 국f"]), ("\"한국 은행\"~8", ["한국", "은행"]),
    ("(한국 | cat)", ["한국 | 한 국", "cat"]), ("tag:한국", []),
  ])
  func chunksGetForms(_ text: String, _ forms: [String]) throws {
    let query = try Query.read(text, match: .all).rewritten()
    #expect(Self.operands(of: query).map { $0.forms.map(\.phrase.text).joined(separator: " | ") } == forms)
    #expect(Self.operands(of: query).allSatisfy { $0.forms[0].origin == .literal && $0.forms[0].weight == 1 })
  }

  @Test(arguments: [Match.phrase, .any])
  func whatIsNoLanguageIsTakenAsItIs(_ match: Match) throws {
    let operands = Self.operands(of: try Query.read("한국은행 금리", match: match).rewritten())
    #expect(!operands.isEmpty && operands.allSatisfy(\.others.isEmpty))
    let fallback = try #require(try Query.read("한국은행 금리", match: .auto).fallback?.rewritten())
    #expect(Self.operands(of: fallback).allSatisfy { $0.others.isEmpty })
  }

  @Test func formsComeInTheOrderOfTheRewritersAndOnce() throws {
    let rewriters: [any Rewriter] = [Synonyms(texts: ["銀行", "한국은행", "은행"]), SpacedHangul(), Synonyms(texts: ["銀行"])]
    let query = try Query.read("한국은행", match: .all).rewritten(by: rewriters)
    let operand = try #require(Self.operands(of: query).first)
    #expect(operand.forms.map(\.phrase.text) == ["한국은행", "銀行", "은행", "한 국 은 행"])
    #expect(operand.forms.map(\.origin.rawValue) == ["literal", "synonym", "synonym", "spacedHangul"])
    // Once is enough.
    #expect(Self.operands(of: query.rewritten(by: rewriters)) == [operand])
  }

  @Test func formsAreBounded() throws {
    let rewriter = Synonyms(texts: (0..<100).map { "w\($0)" })
    let operand = try #require(Self.operands(of: try Query.read("a", match: .all).rewritten(by: [rewriter])).first)
    #expect(operand.forms.count == Operand.maximumFormCount && operand.forms[0].phrase.text == "a")
    #expect(Form(operand.written, origin: .literal, weight: 7).weight == 1)
    #expect(Form(operand.written, origin: .literal, weight: -1).weight > 0)
  }

  /// Quotes are printed where they make a difference or the text needs them, whoever wrote them.
  @Test(arguments: [
    ("麻薬 \"対策\"", "麻薬 対策"), ("公的-機関", "\"公的 機関\""), ("\"公的 機関\"", "\"公的 機関\""), ("한국은행", "한국은행"),
    ("\"한국은행\"", "\"한국은행\""), ("日本한국-은행", "日本한국-은행"), ("title:\"憲法\" author:「山田 太郎」", "title:憲法 author:\"山田 太郎\""),
    ("title:한국 title:\"한국\"", "title:한국 title:\"한국\""), ("-\"日 本\" 憲法", "憲法 -\"日 本\""),
  ])
  func printsQuotesThatSaySomething(_ text: String, _ printed: String) throws {
    guard case .tree(let root) = try Query.read(text, match: .all).rewritten().kind else { throw TestFailure("a bag") }
    #expect(root.text == printed)
  }

  /// What is printed of a tree is read as that tree again.
  @Test func printedTreesAreReadAsTheyAre() throws {
    var random = SplitMix64(seed: 9)
    var count = 0
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        let (before, after) = random.pick([("", ""), ("\"", "\""), ("title:", ""), ("-", ""), ("", "*")], or: ("", ""))
        let inside = random.mixedText().filter { !"\"()|".contains($0) }
        return before + inside + after
      }.joined(separator: " ")
      guard case .tree(let root)? = try? Query.read(text, match: .all).rewritten().kind else { continue }
      guard case .tree(let again) = try Query.read(root.text, match: .all).rewritten().kind else { continue }
      #expect(again == root && again.text == root.text, "\(text) as \(root.text)")
      count += 1
    }
    #expect(count > 500)
  }
}
