import ShirabeJSON
import ShirabeModel
import Testing

struct SubscriptionMessageTests {
  static let moments: [(String, IndexMoment?)] = [
    ("17", IndexMoment(17)), ("0", IndexMoment(0)), ("01ab:17", IndexMoment(17, indexId: "01ab")),
    ("", nil), ("-1", nil), ("+1", nil), ("1 ", nil), ("x:", nil), (":1", nil), ("a:b:1", nil),
    ("9223372036854775808", nil), ("１", nil),
  ]

  @Test(arguments: moments) func readsMoments(text: String, moment: IndexMoment?) {
    #expect(IndexMoment(text) == moment)
    if let moment { #expect(moment.description == text) }
  }

  static let parameters: [(JSON, SubscribeParameters)] = [
    (["query": "港"], SubscribeParameters(query: "港")),
    (
      ["query": "港", "match": "any", "since": 3, "indexId": "01ab"],
      SubscribeParameters(query: "港", match: .any, since: IndexMoment(3, indexId: "01ab"))
    ),
    (
      ["query": "港", "fields": ["id"], "snippets": 2, "offsetUnit": "utf16", "timeoutMilliseconds": 9, "since": 0],
      SubscribeParameters(
        query: "港", page: PageParameters(fields: [.id], snippets: 2, offsetUnit: .utf16, timeoutMilliseconds: 9),
        since: IndexMoment(0))
    ),
  ]

  @Test(arguments: parameters) func readsWhatItWrites(params: JSON, parameters: SubscribeParameters) throws {
    #expect(try SubscribeParameters(params) == parameters)
    var writer = JSONWriter()
    parameters.encode(into: &writer)
    #expect(try SubscribeParameters(JSON(parsing: writer.bytes)) == parameters)
  }

  @Test(
    arguments: [
      [:], ["query": 1], ["query": "x", "match": "auto"], ["query": "x", "limit": 1], ["query": "x", "since": -1],
      ["query": "x", "indexId": "a"], ["query": "x", "fields": ["no"]], ["query": "x", "sort": "id"],
    ] as [JSON])
  func refuses(params: JSON) {
    #expect(throws: ParameterError.self) { try SubscribeParameters(params) }
  }

  @Test func readsWhatItEnds() throws {
    #expect(try UnsubscribeParameters(["subscription": 3]).subscription == 3)
    for params in [[:], ["subscription": 0], ["subscription": "1"], ["id": 1]] as [JSON] {
      #expect(throws: ParameterError.self) { try UnsubscribeParameters(params) }
    }
  }

  static let notifications: [DaemonNotification] = [
    .match(
      MatchNotification(
        subscription: 1, moment: IndexMoment(4, indexId: "01ab"),
        hits: [SearchHit(id: "a\u{2028}", fields: FieldValues(title: "題"))],
        total: 2)),
    .rebuilt(RebuiltNotification(subscription: 2, moment: IndexMoment(0, indexId: "02cd"))),
    .failed(FailedNotification(subscription: 3, error: ReplyError(.indexUnusable, message: "no", data: ["a": 1]))),
  ]

  @Test(arguments: notifications) func areALineEach(notification: DaemonNotification) throws {
    let line = notification.line
    #expect(line.last == 0x0A && line.count { $0 == 0x0A } == 1)
    #expect(!String(decoding: line, as: UTF8.self).unicodeScalars.contains("\u{2028}"))
    let value = try JSON(parsing: Array(line.dropLast()))
    #expect(value["jsonrpc"] == "2.0" && value["id"] == nil)
    #expect(try DaemonNotification(value) == notification)
  }

  @Test func othersAreNone() throws {
    #expect(try DaemonNotification(["jsonrpc": "2.0", "id": 1, "result": [:]]) == nil)
    #expect(try DaemonNotification(["jsonrpc": "2.0", "method": "later", "params": [:]]) == nil)
    #expect(throws: MalformedReply.self) { try DaemonNotification(["method": "match", "params": [:]]) }
  }
}
