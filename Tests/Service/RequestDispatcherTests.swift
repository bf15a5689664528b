import Dispatch
import Logging
import ShirabeArticles
import ShirabeJSON
import ShirabeModel
import ShirabeScanEngine
import ShirabeSearch
import Testing

@testable import ShirabeService

/// Lines of requests and their replies, without a connection, a thread or an index: over a scan of two articles.
struct RequestDispatcherTests {
  private let statistics = ServerStatistics()
  private let engine: any SearchEngine

  init() throws {
    engine = try ScanEngineSource([
      Article(id: "a", title: "灯台", body: "灯台の見学。"), Article(id: "b", title: "港", body: "港の灯台。"),
    ]).openEngine()
  }

  private func dispatcher(_ limits: FixedLimits = FixedLimits()) -> RequestDispatcher {
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return RequestDispatcher(statistics, log: RequestLog(logger, limits, TroubleLog(logger)), limits, connection: 1)
  }

  private func pending(_ text: String, age: Int = 0) -> PendingRequest {
    PendingRequest(Array(text.utf8), received: .now() - .milliseconds(age))
  }

  private func json(_ line: [UInt8]?) throws -> JSON? {
    guard let line else { return nil }
    #expect(line.last == UInt8(ascii: "\n"))
    return try JSON(parsing: Array(line.dropLast()))
  }

  private static func request(_ method: String, _ params: String = "{}", id: String = "1") -> String {
    "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"\(method)\",\"params\":\(params)}"
  }

  /// A method that is not in the list could not be asked for, and one that is there under another's name would answer for it.
  @Test(arguments: Method.allCases) func everyMethodIsCarriedOutByItsOwn(method: Method) {
    #expect(method.service.method == method)
  }

  /// Each row: a line, and what is sent back.
  @Test(
    arguments: [
      (request("ping"), "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"),
      (
        request("count", "{\"query\":\"灯台\"}", id: "\"x\""),
        "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{\"total\":2}}"
      ),
      ("{\"jsonrpc\":\"2.0\",\"method\":\"ping\"}", nil),
      (
        "[\(request("count", "{\"query\":\"見学\"}")),\(request("ping", id: "2"))]",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"total\":1}},{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}}]"
      ),
    ] as [(String, String?)])
  func answersALine(line: String, reply: String?) throws {
    let answer = dispatcher().answer(pending(line), by: engine)
    #expect(answer.map { String(decoding: $0, as: UTF8.self) } == reply.map { $0 + "\n" })
    #expect(statistics.receivedBytes == line.utf8.count + 1 && statistics.sentBytes == answer?.count ?? 0)
  }

  /// Each row: a line, and the code of the error.
  @Test(
    arguments: [
      ("{", -32700), ("{}", -32600), (request("histogram"), -32601), (request("count", "[1]"), -32602),
      (request("count", "{\"query\":\"(\"}"), -32001), (request("get", "{\"id\":\"c\"}"), -32005),
      (request("get", "{\"id\":\"a\",\"timeoutMilliseconds\":60001}"), -32002),
      (request("suggest", "{\"prefix\":\"灯\"}"), -32601), (request("subscribe", "{\"query\":\"灯台\"}"), -32007),
    ] as [(String, Int64)])
  func refusesWhatIsWrong(line: String, code: Int64) throws {
    let reply = try json(dispatcher().answer(pending(line), by: engine))
    #expect(reply?["error"]?["code"]?.int64 == code, "\(reply ?? .null)")
    #expect(statistics.errors.map(\.count).reduce(0, +) == 1)
    #expect(try json(dispatcher().answer(pending(Self.request("ping")), by: engine))?["result"] == [:])
  }

  /// What waits is asked for its deadline and answered afterwards, whether what was read of it is kept or, where it is long, not.
  @Test(arguments: [0, 100_000]) func knowsTheDeadlineOfWhatWaits(padding: Int) throws {
    let space = String(repeating: " ", count: padding)
    let requests = [
      Self.request("count", "{\"query\":\"灯台\",\"timeoutMilliseconds\":100\(space)}"),
      Self.request("count", "{\"query\":\"港\",\"timeoutMilliseconds\":7000}"),
      Self.request("count", "{\"query\":\"港\",\"timeoutMilliseconds\":60001}"), "7",
    ]
    let dispatcher = dispatcher()
    for (line, milliseconds) in [
      (requests[0], 100), (requests[1], 7_000), (requests[2], 5_000), (requests[3], 0),
      ("[\(requests[0]),\(requests[1])]", 7_000),
    ] {
      let pending = pending(line)
      for _ in 0..<2 {
        #expect(dispatcher.deadline(of: pending) == pending.received + .milliseconds(milliseconds), "\(milliseconds)")
      }
    }
    let pending = pending(requests[0])
    _ = dispatcher.deadline(of: pending)
    #expect(try json(dispatcher.answer(pending, by: engine))?["result"] == ["total": 2])
  }

  @Test func whatWaitedForTooLongIsNotSearchedFor() throws {
    let line = Self.request("count", "{\"query\":\"灯台\",\"timeoutMilliseconds\":100}")
    for method in [line, Self.request("ping", id: "1"), Self.request("analyze", "{\"text\":\"灯台\"}")] {
      let reply = try json(dispatcher().answer(pending(method, age: 10_000), by: engine))
      #expect(reply?["error"]?["code"] == -32003, "\(method)")
    }
    let late = try json(dispatcher().refuseAsLate(pending(line)))
    #expect(late?["error"]?["code"] == -32003)
    #expect(late?["error"]?["message"]?.string?.contains("within 100 ms") == true)
    #expect(try json(dispatcher().refuseAsBusy(pending("[\(line),\(line)]")))?.array?.count == 2)
    #expect(statistics.errorCount(.timedOut) == 4 && statistics.errorCount(.busy) == 2)
  }

  @Test func aReplyThatIsTooLongIsAnError() throws {
    let line = Self.request("get", "{\"id\":\"a\"}")
    #expect(try json(dispatcher().answer(pending(line), by: engine))?["result"]?["id"] == "a")
    let reply = try json(dispatcher(FixedLimits(maximumReplyBytes: 60)).answer(pending(line), by: engine))
    #expect(reply?["error"]?["code"] == -32002)
  }

  @Test func whoHasGoneIsNotSearchedFor() throws {
    let dispatcher = dispatcher()
    dispatcher.cancel()
    let line = Self.request("count", "{\"query\":\"灯台\"}")
    #expect(try json(dispatcher.answer(pending(line), by: engine))?["error"] != nil)
  }
}
