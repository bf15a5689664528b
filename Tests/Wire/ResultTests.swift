import ShirabeJSON
import ShirabeWire
import Testing

struct ResultTests {
  static let reply = SearchReply(
    hits: [
      SearchHit(
        id: "a", title: "麻薬 \"対策\"", score: 7.31, published: "2026-02-04", source: "見本", author: "誰か",
        url: "https://example.org/",
        language: "ja", tags: ["政治", "外交"], snippet: Snippet(text: "麻薬の対策", marks: [0..<6, 9..<15])),
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
    #expect(try CountReply(JSON(parsing: text(CountReply(total: 9)))).total == 9)
    #expect(text(PingReply()) == "{}")
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
