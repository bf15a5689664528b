import ShirabeJSON
import ShirabeModel
import Testing

struct ResultTests {
  static let reply = SearchReply(
    hits: [
      SearchHit(
        id: "a",
        fields: FieldValues(
          title: "麻薬 \"対策\"", published: "2026-02-04", source: "見本", author: "誰か", url: "https://example.org/",
          language: "ja", tags: ["政治", "外交"]), score: 7.31,
        snippet: Snippet(text: "麻薬の対策", marks: [0..<6, 9..<15])),
      SearchHit(id: "b"), SearchHit(),
    ], total: 42, matched: .all, tookMicroseconds: 153, generation: 17, next: "cursor",
    notes: ["「・」: nothing to search for"])

  @Test func writesTheResultOfSearchAsTheContractHasIt() {
    #expect(
      text(Self.reply)
        == #"{"hits":[{"id":"a","title":"麻薬 \"対策\"","score":7.31,"published":"2026-02-04","source":"見本","author":"誰か","#
        + #""url":"https://example.org/","language":"ja","tags":["政治","外交"],"#
        + #""snippet":{"text":"麻薬の対策","marks":[[0,6],[9,15]]}},{"id":"b"},{}],"#
        + #""total":42,"matched":"all","tookMicroseconds":153,"generation":17,"next":"cursor","#
        + #""notes":["「・」: nothing to search for"]}"#)
  }

  @Test func readsBackWhatItWrote() throws {
    #expect(try SearchReply(JSON(parsing: text(Self.reply))) == Self.reply)
    let status = StatusReply(
      version: "1", indexId: "x", articles: 3, bytes: 4, generation: 5, uptimeSeconds: 6, requests: 7,
      shards: [.init(articles: 3, bytes: 4, generation: 5)])
    #expect(try StatusReply(JSON(parsing: text(status))) == status)
    var busy = status
    busy.folder = "/var/lib/shirabe/index"
    busy.activity = DaemonActivity(
      isReady: true, openConnections: 1, connections: 2, refusedConnections: 3, receivedBytes: 4, sentBytes: 5,
      errors: [.init(code: -32001, count: 6)], busy: 7, timedOut: 8,
      latencies: [
        .init(method: "search", count: 9, p50Microseconds: 10, p95Microseconds: 11, p99Microseconds: 12)
      ])
    #expect(try StatusReply(JSON(parsing: text(busy))) == busy)
    #expect(try MetricsReply(JSON(parsing: text(MetricsReply(text: "# HELP\n")))).text == "# HELP\n")
    #expect(try CountReply(JSON(parsing: text(CountReply(total: 9)))).total == 9)
    #expect(text(PingReply()) == "{}")
  }

  static let explainedReply = SearchReply(
    hits: [
      SearchHit(
        id: "a", snippets: [Snippet(text: "麻薬", marks: [0..<6]), Snippet(text: "", marks: [])],
        positions: MatchPositions(title: [], body: [0..<6, 9..<15]),
        explain: Explanation(
          score: 7.5,
          terms: [
            ExplainedTerm(
              text: "麻薬", kind: .wordPair, titleFrequency: 1, bodyFrequency: 3, documentFrequency: 12, weight: 3.25,
              score: 6, matchedBy: [.width, .case]),
            ExplainedTerm(
              text: "한국", kind: .phrase, titleFrequency: 0, bodyFrequency: 3, documentFrequency: 2, weight: 1.5,
              score: 1,
              forms: [
                ExplainedForm(text: "한국", origin: "literal", frequency: 1),
                ExplainedForm(text: "한 국", origin: "spacedHangul", frequency: 2),
              ]),
          ], sentence: ExplainedSentence(score: 0.5, text: "麻薬。")))
    ], total: 1, matched: .any, tookMicroseconds: 1, generation: 2,
    facets: [
      FacetCounts(facet: .year, values: [.init(value: "2026", count: 1)]), FacetCounts(facet: .tag, values: []),
    ])

  @Test func writesWhatExplainsAHit() {
    #expect(
      text(Self.explainedReply)
        == #"{"hits":[{"id":"a","snippets":[{"text":"麻薬","marks":[[0,6]]},{"text":"","marks":[]}],"#
        + #""positions":{"title":[],"body":[[0,6],[9,15]]},"#
        + #""explain":{"score":7.5,"terms":[{"text":"麻薬","kind":"word-pair","titleFrequency":1,"bodyFrequency":3,"#
        + #""documentFrequency":12,"weight":3.25,"score":6.0,"matchedBy":["width","case"]},"#
        + #"{"text":"한국","kind":"phrase","titleFrequency":0,"bodyFrequency":3,"documentFrequency":2,"weight":1.5,"#
        + #""score":1.0,"matchedBy":[],"forms":[{"text":"한국","origin":"literal","frequency":1},"#
        + #"{"text":"한 국","origin":"spacedHangul","frequency":2}]}],"#
        + #""sentence":{"score":0.5,"text":"麻薬。"}}}],"total":1,"matched":"any","tookMicroseconds":1,"generation":2,"#
        + #""facets":{"year":[{"value":"2026","count":1}],"tag":[]}}"#)
  }

  static let collapsedReply = SearchReply(
    hits: [SearchHit(id: "a", duplicates: ["b", "c"], duplicateCount: 2), SearchHit(id: "d")], total: 4, matched: .all,
    tookMicroseconds: 1, generation: 2)

  @Test func writesWhatAHitStandsFor() {
    #expect(
      text(Self.collapsedReply)
        == #"{"hits":[{"id":"a","duplicates":["b","c"],"duplicateCount":2},{"id":"d"}],"total":4,"matched":"all","#
        + #""tookMicroseconds":1,"generation":2}"#)
  }

  static let emptyReply = SearchReply(
    hits: [], total: 0, matched: .all, tookMicroseconds: 1, generation: 2, terms: [TermCount(text: "コロンピア", total: 0)],
    suggestions: [QuerySuggestion(kind: .spelling, query: "コロンビア", total: 12)])

  @Test func writesWhatHelpsWhereNothingWasFound() {
    #expect(
      text(Self.emptyReply)
        == #"{"hits":[],"total":0,"matched":"all","tookMicroseconds":1,"generation":2,"#
        + #""terms":[{"text":"コロンピア","total":0}],"#
        + #""suggestions":[{"kind":"spelling","query":"コロンビア","total":12}]}"#)
  }

  static let whyNot = WhyNotReply(
    matches: false, reasons: WhyNotReason.Kind.allCases.map { WhyNotReason(kind: $0, text: "x", message: "y\n") })
  static let suggest = SuggestReply(
    suggestions: [
      Completion(text: "コロンビア", kind: .title, articles: 42), Completion(text: "コロン", kind: .word, articles: 3),
    ])
  static let analyze = AnalyzeReply(
    folded: "f35。",
    tokens: AnalyzedToken.Kind.allCases.map {
      AnalyzedToken(text: "f", kind: $0, byteRange: 0..<1, touches: $0 == .han)
    })

  @Test func readsBackTheResultsOfTheOtherMethods() throws {
    for reply in [Self.explainedReply, Self.collapsedReply, Self.emptyReply] {
      #expect(try SearchReply(JSON(parsing: text(reply))) == reply)
    }
    #expect(try WhyNotReply(JSON(parsing: text(Self.whyNot))) == Self.whyNot)
    #expect(try SuggestReply(JSON(parsing: text(Self.suggest))) == Self.suggest)
    #expect(try AnalyzeReply(JSON(parsing: text(Self.analyze))) == Self.analyze)
    #expect(
      text(SuggestReply(suggestions: [Completion(text: "コ", kind: .word, articles: 3)]))
        == #"{"suggestions":[{"text":"コ","kind":"word","articles":3}]}"#)
    #expect(text(WhyNotReply(matches: true, reasons: [])) == #"{"matches":true,"reasons":[]}"#)
    #expect(
      text(AnalyzedToken(text: "あ", kind: .hiragana, byteRange: 3..<6, touches: true))
        == #"{"text":"あ","kind":"hiragana","start":3,"end":6,"touches":true}"#)
  }

  @Test(arguments: OffsetUnit.allCases)
  func checksMarksInTheUnitAskedFor(unit: OffsetUnit) throws {
    // "𠮷が" with its second letter marked, where が is two code points.
    let marks: [OffsetUnit: [Int]] = [.utf8: [4, 10], .utf16: [2, 4], .scalar: [1, 3], .grapheme: [1, 2]]
    let snippet: JSON = ["text": "𠮷か\u{3099}", "marks": [.array((marks[unit] ?? []).map { JSON($0) })]]
    #expect(try Snippet(snippet, offsetUnit: unit).marks.count == 1)
    #expect(throws: MalformedReply.self) {
      try Snippet(["text": "𠮷か\u{3099}", "marks": [[1, 11]]], offsetUnit: unit)
    }
  }

  static let malformed = [
    "[]", "{}", #"{"hits":1}"#, #"{"hits":[1],"total":1,"matched":"all","tookMicroseconds":1,"generation":1}"#,
    #"{"hits":[],"total":1,"matched":"none","tookMicroseconds":1,"generation":1}"#,
    #"{"hits":[],"total":"1","matched":"all","tookMicroseconds":1,"generation":1}"#,
    #"{"hits":[{"snippet":{"text":"a","marks":[[0,2]]}}],"total":1,"matched":"all","tookMicroseconds":1,"generation":1}"#,
    #"{"hits":[{"snippet":{"text":"あ","marks":[[0,2]]}}],"total":1,"matched":"all","tookMicroseconds":1,"generation":1}"#,
    #"{"hits":[{"snippet":{"text":"ab","marks":[[1,0]]}}],"total":1,"matched":"all","tookMicroseconds":1,"generation":1}"#,
    #"{"hits":[{"snippet":{"text":"ab","marks":[[-1,1]]}}],"total":1,"matched":"all","tookMicroseconds":1,"generation":1}"#,
  ]

  @Test(arguments: malformed)
  func refusesResultsThatAreNotOfTheProtocol(result: String) throws {
    let value = try JSON(parsing: result)
    #expect(throws: MalformedReply.self) { try SearchReply(value) }
  }

  @Test func readsReplies() throws {
    let error = ReplyError.queryNotUnderstood(offset: 3, reason: "a quotation mark is not closed")
    let received = try ReceivedReply(parsing: Reply(id: "x", error: error).line)
    #expect(received == (try ReceivedReply(["jsonrpc": "2.0", "id": "x", "error": JSON(parsing: text(error))])))
    #expect(received.result == .failure(error))
    #expect(error.data?["offset"] == 3)
    #expect(try ReceivedReply(parsing: Reply(id: 1, result: PingReply()).line).result == .success([:]))
    #expect(throws: MalformedReply.self) { try ReceivedReply(parsing: Array("HTTP/1.1 400".utf8)) }
    #expect(throws: MalformedReply.self) { try ReceivedReply(["id": 1, "result": 1]) }
  }

  @Test func readsTheRequestsItWrites() {
    let request = Request(id: 1, method: "search", params: ["query": "a\nb"])
    #expect(RequestLine(parsing: request.line).items == [.request(request)])
    #expect(
      RequestLine(parsing: Request(id: nil, method: "ping").line).items == [.request(Request(id: nil, method: "ping"))])
  }

  private func text(_ value: some WireEncodable) -> String {
    var writer = JSONWriter()
    value.encode(into: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
