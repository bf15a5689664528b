import ShirabeArticles
import ShirabeModel
import ShirabeQuery
import ShirabeSQLite
import ShirabeSearch
import ShirabeTestSupport
import Testing

@testable import ShirabePassages

/// One operand, one score, however many forms of it there are, and explanations that say which stand there.
@Suite struct FormTests {
  private static func form(_ text: String, weight: Float) throws -> Form {
    Form(try #require(Phrase(text)), origin: FormOrigin(rawValue: "synonym"), weight: weight)
  }

  private static func operand(_ text: String, _ others: [String], weight: Float = 1) throws -> Operand {
    Operand(try #require(Phrase(text)), .chunk, others: try others.map { try form($0, weight: weight) })
  }

  /// One term where there were two: of the same length, an article with spaces earns half of what one without earns.
  @Test(arguments: [1, 3])
  func spacedHangulIsOneTerm(_ shards: Int) throws {
    let searcher = try TemporaryIndex(
      [
        Article(id: "both", body: "한국은행 금리 한국 은행"), Article(id: "literal", body: "한국은행 금리 인상 발표"),
        Article(id: "spaced", body: "한국 은행 금리 인상 발표"), Article(id: "neither", body: "한국 금리 은행 인상 발표"),
      ], shards: shards
    ).searcher()
    let hits = try searcher.search(SearchRequest(query: "한국은행", parts: [.explanation])).hits
    let terms = try Dictionary(
      uniqueKeysWithValues: hits.map { hit in
        let explanation = try #require(hit.explanation)
        #expect(explanation.terms.count == 1 && explanation.terms[0].score == hit.score)
        return (hit.id, explanation.terms[0])
      })
    #expect(Set(terms.keys) == ["both", "literal", "spaced"] && hits.last?.id == "spaced")
    #expect(terms.values.allSatisfy { $0.text == "한국은행" && $0.documentFrequency == 3 })
    let (literal, spaced) = (try #require(terms["literal"]), try #require(terms["spaced"]))
    #expect(abs(literal.score - 2 * spaced.score) < 1e-6 && literal.weight == spaced.weight)
    #expect(literal.forms == nil)
    #expect(spaced.forms == [ExplainedForm(text: "한 국 은 행", origin: "spacedHangul", frequency: 1)])
    #expect(
      terms["both"]?.forms == [
        ExplainedForm(text: "한국은행", origin: "literal", frequency: 1),
        ExplainedForm(text: "한 국 은 행", origin: "spacedHangul", frequency: 1),
      ])
    #expect(terms["both"]?.bodyFrequency == 2)
  }

  /// Where two articles earn the same, the one that has it as it was written is first, whichever was added first.
  @Test(arguments: [false, true])
  func theWrittenFormIsFirstOfEquals(_ isReversed: Bool) throws {
    let articles = try [Article(id: "written", body: "甲が来た"), Article(id: "other", body: "乙が来た")]
    let searcher = try TemporaryIndex(isReversed ? articles.reversed() : articles).searcher()
    let query = SearchQuery(.phrase(try Self.operand("甲", ["乙"])))
    let hits = try searcher.search(SearchRequest(query)).hits
    #expect(hits.map(\.id) == ["written", "other"] && hits[0].score == hits[1].score)
  }

  /// Near, field, prefix and exclusions take forms.
  @Test func operandsOfEveryKindHaveForms() throws {
    let searcher = try TemporaryIndex([
      Article(id: "a", title: "港湾", body: "甲の港湾と乙。", author: "山田"),
      Article(id: "b", title: "港", body: "甲の港と乙。", author: "田中"),
      Article(id: "c", title: "harbour", body: "甲の埠頭は遠い、遠い所にある乙だ。", author: "Ana"),
    ]).searcher()
    let port = try Self.operand("港湾", ["港", "埠頭"])
    let (first, second) = (try Self.operand("甲", []), try Self.operand("乙", []))
    let cases: [(QueryNode, [String])] = [
      (.phrase(port), ["a", "b", "c"]), (.near([port, first], maximumGap: 1), ["a", "b", "c"]),
      (.near([second, port], maximumGap: 1), ["a", "b"]), (.field(.title, port), ["a", "b"]),
      (.field(.author, try Self.operand("山田", ["ana"])), ["a", "c"]),
      (.prefix(try Self.operand("harb", ["甲の港"])), ["a", "b", "c"]),
      (.all([.phrase(first)], except: [.phrase(port)]), []),
      (.all([.phrase(first)], except: [.field(.author, port)]), ["a", "b", "c"]),
      (.all([.phrase(first)], except: [.near([port, second], maximumGap: 1)]), ["c"]),
    ]
    for (node, ids) in cases {
      let hits = try searcher.search(SearchRequest(SearchQuery(node), page: HitPage(sort: .id, parts: []))).hits
      #expect(hits.map(\.id) == ids, "\(node.text)")
    }
    let near = SearchQuery(.near([port, first], maximumGap: 1))
    let hit = try #require(
      try searcher.search(SearchRequest(near, page: HitPage(sort: .id, parts: [.explanation]))).hits.last)
    #expect(hit.explanation?.terms.map(\.kind) == [.near] && hit.explanation?.terms[0].bodyFrequency == 1)
    #expect(hit.explanation?.terms[0].forms == [ExplainedForm(text: "埠頭", origin: "synonym", frequency: 1)])
  }

  /// Explanations of trees with forms: shares add up, an operand has one, and its forms share its places among them.
  @Test func sharesAddUp() throws {
    var random = SplitMix64(seed: 33)
    let articles = try random.labelledArticles(80)
    let searcher = try TemporaryIndex(articles, shards: 2).searcher()
    var formed = 0
    for _ in 0..<150 {
      let node = random.tree(depth: 2, articles)
      var operandCount = 0
      node.visit { node, place in operandCount += place == .wanted && !node.operands.isEmpty ? 1 : 0 }
      let page = HitPage(limit: 30, parts: [.explanation])
      for hit in try searcher.search(SearchRequest(SearchQuery(node), page: page)).hits {
        let explanation = try #require(hit.explanation)
        let sum = explanation.terms.reduce(0) { $0 + $1.score }
        #expect(abs(sum - hit.score) <= 1e-5 * max(hit.score, 1e-3), "\(node.text) \(hit.id)")
        #expect(explanation.terms.count <= operandCount)
        for term in explanation.terms where term.kind != .near {
          guard let forms = term.forms else { continue }
          let frequency = forms.reduce(0) { $0 + $1.frequency }
          #expect(frequency == term.titleFrequency + term.bodyFrequency, "\(node.text) \(term)")
          #expect(forms.contains { $0.origin != "literal" } && forms.allSatisfy { $0.frequency > 0 })
          formed += 1
        }
      }
    }
    #expect(formed > 100)
  }

  /// Two operands say more of a text than two forms of one.
  @Test func snippetsCountAnOperandOnce() throws {
    let highlights = try Self.operand("日本", ["国家", "祖国"]).highlights() + Self.operand("憲法", []).highlights()
    var maker = SnippetMaker(highlights, letterCount: 10)
    let snippets = try maker.snippets(of: "日本と国家と祖国だ。何もない長い文がある。日本と憲法だ。")
    #expect(snippets.map(\.text) == ["日本と憲法だ。"])
  }

  @Test func whyNotNamesTheFormsThatWereTried() throws {
    let searcher = try TemporaryIndex([Article(id: "a", body: "한국 금리")]).searcher()
    let whyNot = try #require(try searcher.whyNot(query: "한국은행", match: .all, id: "a"))
    #expect(whyNot.reasons.map(\.kind) == [.phrase] && whyNot.reasons.map(\.text) == ["한국은행"])
    let message = try #require(whyNot.reasons.first?.message)
    #expect(message.contains("its beginning 한국 stands") && message.hasSuffix("looked for as 한국은행 and 한 국 은 행"))
    let spaced = try #require(try searcher.whyNot(query: "한국금리", match: .all, id: "a"))
    #expect(spaced.matches && spaced.reasons.isEmpty)
  }
}
