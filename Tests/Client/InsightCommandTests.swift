import ShirabeJSON
import ShirabeModel
import Testing

/// `why-not`, `suggest`, `similar` and `analyze`.
struct InsightCommandTests {
  static let kept: JSON = [
    "matches": false,
    "reasons": [
      ["kind": "phrase", "text": "公的機関", "message": "its letters do not stand together"],
      ["kind": "filter", "text": "date:2025", "message": "published\u{1B} is 2026-02-04"],
    ],
  ]

  @Test func saysWhyNot() throws {
    let (run, asked) = try Run.asking(["why-not", "a.txt", "公的機関", "date:2025"], .success(Self.kept))
    #expect(
      run.output == """
        a.txt does not match:
          phrase  公的機関   its letters do not stand together
          filter  date:2025  published\u{FFFD} is 2026-02-04

        """)
    #expect(run.status == 1 && run.errors == "")
    #expect(asked == Request(id: 1, method: "whyNot", params: ["query": "公的機関 date:2025", "id": "a.txt"]))
  }

  @Test func saysThatAnArticleMatches() throws {
    let (run, asked) = try Run.asking(
      ["why-not", "--match", "any", "a", "x", "-y"], .success(["matches": true, "reasons": []]))
    #expect(run.output == "a matches\n" && run.status == 0)
    #expect(asked?.params == ["query": "x -y", "id": "a", "match": "any"])
    let json = try Run.asking(["why-not", "a", "x", "--format", "json"], .success(Self.kept)).run
    #expect(json.output == Samples.printed(Self.kept) && json.status == 1)
  }

  @Test func whyNotShowsThePlaceInAQueryThatCannotBeRead() throws {
    let error = ReplyError.queryNotUnderstood(offset: 7, reason: "a quotation mark is not closed")
    let (run, _) = try Run.asking(["why-not", "a", "憲法 \"x"], .failure(error))
    #expect(run.status == 2 && run.errors.hasSuffix("\n  憲法 \"x\n       ^\n"))
  }

  static let completions: JSON = [
    "suggestions": [
      ["text": "コロンビア", "kind": "word", "articles": 42], ["text": "コロナ\t後", "kind": "title", "articles": 1],
    ]
  ]

  @Test func suggests() throws {
    let (run, asked) = try Run.asking(["suggest", "コロ", "--limit", "3"], .success(Self.completions))
    #expect(run.output == "コロンビア  42  word\nコロナ 後    1  title\n" && run.status == 0)
    #expect(asked == Request(id: 1, method: "suggest", params: ["prefix": "コロ", "limit": 3]))
    let (_, values) = try Run.asking(["suggest", "--field", "tag"], .success(["suggestions": []]))
    #expect(values == Request(id: 1, method: "suggest", params: ["prefix": "", "field": "tag"]))
    let json = try Run.asking(["suggest", "コ", "--format", "json"], .success(Self.completions)).run
    #expect(json.output == Samples.printed(Self.completions) && json.status == 0)
    let none = try Run.asking(["suggest", "New", "Yo"], .success(["suggestions": []]))
    #expect(none.run.output == "" && none.run.status == 1 && none.asked?.params == ["prefix": "New Yo"])
  }

  @Test func findsSimilarArticles() throws {
    let result = Samples.result([Samples.hit], total: 42, matched: "any")
    let (run, asked) = try Run.asking(["similar", "b.txt", "--limit", "1"], .success(result))
    #expect(run.output == "麻薬対策\n  a.txt  2026-02-04  見本\n  新しい麻薬の対策\n\n1 of 42 articles, 153 µs\n")
    #expect(run.errors == "" && run.status == 0 && asked?.method == "similar")
    let parameters = try SimilarParameters(asked?.params)
    #expect(parameters.id == "b.txt" && parameters.page.limit == 1)
    let ids = try Run.asking(["similar", "--format", "ids", "b"], .success(result)).run
    #expect(ids.output == "a.txt\n" && ids.status == 0)
    #expect(try Run.asking(["similar", "b"], .success(Samples.result([], matched: "any"))).run.status == 1)
    let unknown = try Run.asking(["similar", "b"], .failure(ReplyError(.noSuchArticle, message: "no b")))
    #expect(unknown.run.status == 1 && unknown.run.errors == "shirabe: no b\n")
  }

  static let analysis: JSON = [
    "folded": "f35残\u{1B}",
    "tokens": [
      ["text": "f", "kind": "word", "start": 0, "end": 1, "touches": false],
      ["text": "35", "kind": "number", "start": 2, "end": 4, "touches": false],
      ["text": "残", "kind": "han", "start": 4, "end": 7, "touches": true],
    ],
  ]

  @Test func analyzes() throws {
    let (run, asked) = try Run.asking(["analyze", "F-35残", "-x"], .success(Self.analysis))
    #expect(
      run.output == """
        folded: f35残\u{FFFD}
        token  kind    start  end  touches
        f      word        0    1  no
        35     number      2    4  no
        残     han         4    7  yes

        """)
    #expect(run.status == 0 && asked?.method == "analyze" && asked?.params == ["text": "F-35残 -x"])
    let json = try Run.asking(["analyze", "x", "--format", "json"], .success(Self.analysis)).run
    #expect(json.output == Samples.printed(Self.analysis))
    #expect(try Run.asking(["analyze", "・"], .success(["folded": "", "tokens": []])).run.output == "folded: \n")
  }
}
