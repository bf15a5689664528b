import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The methods that say what the index sees and why it answers as it does.
@Suite(.daemon(shards: 3, LabelledArticles.all))
struct InsightMethodTests {
  private let client: RawClient

  init() throws { client = try RunningDaemon.ofSuite.connect() }

  /// Query, article, and what keeps it out: kind and text of each reason; nothing where the query finds it.
  static let reasons: [(query: String, id: String, reasons: [[String]])] = [
    ("麻薬 コロンビア", "port", []), ("title:コロンビア tag:政治 date:2025", "port", []), ("transl*", "coffee", []),
    ("報告", "port", [["phrase", "報告"]]), ("船", "port", [["term", "船"]]),
    ("麻薬 対策本部", "port", [["phrase", "対策本部"]]), ("麻薬 -密輸", "port", [["excluded", "密輸"]]),
    ("title:麻薬", "port", [["field", "title:麻薬"]]), ("author:葵", "coffee", [["field", "author:葵"]]),
    ("date:2026 麻薬", "port", [["filter", "date:2026"]]), ("tag:food 麻薬", "port", [["filter", "tag:food"]]),
    ("language:zh", "port", [["filter", "language:zh"]]), ("date:2025", "bank", [["filter", "date:2025"]]),
    ("port*", "coffee", [["prefix", "port*"]]), (#""密輸 検査"~2"#, "port", [["near", #""密輸 検査"~2"#]]),
    ("船 OR 報告", "port", [["term", "船"], ["phrase", "報告"]]),
    ("船 title:麻薬 date:2026", "port", [["term", "船"], ["field", "title:麻薬"], ["filter", "date:2026"]]),
  ]

  @Test(arguments: reasons)
  func saysWhyNot(query: String, id: String, reasons: [[String]]) throws {
    let result = try client.call("whyNot", ["query": .string(query), "id": .string(id)])
    #expect(result["matches"] == .bool(reasons.isEmpty))
    let given = try #require(result["reasons"]?.array)
    #expect(given.map { [$0["kind"]?.string, $0["text"]?.string] } == reasons.map { $0.map(Optional.some) })
    #expect(given.allSatisfy { $0["message"]?.string?.isEmpty == false })
    let total = try client.call("count", ["query": .string("(\(query)) id:\(id)")])["total"]
    #expect(total == (reasons.isEmpty ? 1 : 0))
  }

  @Test(arguments: [("phrase", "麻薬の密輸", true), ("phrase", "麻薬 港", false), ("any", "麻薬 船", true), ("any", "船", false)])
  func saysWhyNotForTheOtherMatches(match: String, query: String, matches: Bool) throws {
    let result = try client.call("whyNot", ["query": .string(query), "id": "port", "match": .string(match)])
    #expect(result["matches"] == .bool(matches))
    #expect(result["reasons"]?.array?.isEmpty == matches)
  }

  static let beginnings: [(String, text: String, kind: String, articles: Int)] = [
    ("コロ", "コロンビア", "word", 3), ("ｺﾛﾝ", "コロンビア", "word", 3), ("コロンビアの", "コロンビアの港", "title", 1),
    ("CAF", "Café Bogotá", "title", 1), ("은", "은행", "title", 1), ("報", "報告", "word", 60),
  ]

  @Test(arguments: beginnings)
  func suggests(prefix: String, text: String, kind: String, articles: Int) throws {
    let result = try client.call("suggest", ["prefix": .string(prefix)])
    #expect(result.object?.members.map(\.name) == ["suggestions"])
    let expected: JSON = ["text": .string(text), "kind": .string(kind), "articles": JSON(articles)]
    #expect(result["suggestions"]?.array?.contains(expected) == true, "\(result)")
  }

  @Test func suggestsNoMoreThanAskedFor() throws {
    #expect(try client.call("suggest", ["prefix": "コ", "limit": 1])["suggestions"]?.array?.count == 1)
    #expect(try client.call("suggest", ["prefix": "無い言葉"]) == ["suggestions": []])
  }

  @Test func findsSimilarArticlesButNotTheSame() throws {
    let result = try client.call("similar", ["id": "port", "limit": 100, "fields": ["id", "score"]])
    let hits = try #require(result["hits"]?.array)
    let ids = hits.compactMap { $0["id"]?.string }
    #expect(!ids.contains("port") && ids.contains("coffee") && ids.contains("family"))
    #expect(result["matched"] == "any" && result["total"] == JSON(ids.count))
    #expect(hits.allSatisfy { $0.object?.members.map(\.name) == ["id", "score"] })
    let pages = try (0..<ids.count).flatMap { offset in
      try client.call("similar", ["id": "port", "limit": 1, "offset": JSON(offset)])["hits"]?.array ?? []
    }
    #expect(pages.compactMap { $0["id"]?.string } == ids)
  }

  static let analyses: [(text: String, folded: String, tokens: JSON)] = [
    ("", "", []), ("、。 ", "、。 ", []),
    ("日 本", "日 本", [["日", "han", 0, 3, false], ["本", "han", 4, 7, false]]),
    ("F-35か", "f-35か", [["f", "word", 0, 1, false], ["35", "number", 2, 4, false], ["か", "hiragana", 4, 7, true]]),
    ("ｶﾞ・ア", "ガア", [["ガ", "katakana", 0, 6, false], ["ア", "katakana", 9, 12, true]]),
    ("18,500", "18500", [["18500", "number", 0, 6, false]]), ("Łódź", "lodz", [["lodz", "word", 0, 7, false]]),
    ("한국", "한국", [["한", "hangul", 0, 3, false], ["국", "hangul", 3, 6, true]]),
    ("ไท", "ไท", [["ไ", "otherLetter", 0, 3, false], ["ท", "otherLetter", 3, 6, true]]),
    ("Ⅲ世", "iii世", [["iii", "word", 0, 3, false], ["世", "han", 3, 6, true]]),
  ]

  @Test(arguments: analyses)
  func analyzes(text: String, folded: String, tokens: JSON) throws {
    let result = try client.call("analyze", ["text": .string(text)])
    #expect(result["folded"] == .string(folded))
    let given = try #require(result["tokens"]?.array)
    let names = ["text", "kind", "start", "end", "touches"]
    #expect(given.allSatisfy { $0.object?.members.map(\.name) == names })
    #expect(JSON.array(given.map { token in .array(names.map { token[$0] ?? nil }) }) == tokens)
  }

  @Test(arguments: ["whyNot", "similar"])
  func knowsNoSuchArticle(method: String) throws {
    let params: JSON = method == "whyNot" ? ["id": "none", "query": "x"] : ["id": "none"]
    let error = try client.reply(to: method, params)["error"]
    #expect(error?["code"] == -32005)
    #expect(error?["message"]?.string?.contains("none") == true)
  }
}
