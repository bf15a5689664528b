import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The daemon's end.
struct ShutdownTests {
  /// Requests that the daemon has not even read when the signal comes are answered too.
  @Test(arguments: [SIGTERM, SIGINT])
  func answersWhatIsUnderWay(signal: Int32) throws {
    let daemon = try RunningDaemon(SampleArticles.all())
    let clients = try (0..<5).map { _ in try daemon.connect() }
    for client in clients {
      #expect(try client.call("ping") == [:])
      try client.send(String(repeating: request("count", ["query": "会議"]), count: 1000))
    }
    daemon.program.send(signal: signal)
    for client in clients {
      let lines = try client.linesToEnd()
      #expect(lines.count == 1000)
      #expect(try lines.allSatisfy { try JSON(parsing: $0)["result"]?["total"] == 60 })
    }
    #expect(try daemon.program.status() == 0)
    #expect(access(daemon.socket, F_OK) != 0)
  }

  /// So are those on connections that the daemon has not even accepted.
  @Test func answersWhoeverHasConnected() throws {
    let daemon = try RunningDaemon()
    let clients = try (0..<100).map { _ in try daemon.connect() }
    for client in clients { try client.send(request("ping")) }
    daemon.program.send(signal: SIGTERM)
    for client in clients { #expect(try client.linesToEnd() == [#"{"jsonrpc":"2.0","id":1,"result":{}}"#]) }
    #expect(try daemon.program.status() == 0)
  }

  @Test func endsThoughClientsAreConnectedAndALineIsUnfinished() throws {
    let daemon = try RunningDaemon()
    let idle = try daemon.connect()
    let unfinished = try daemon.connect()
    for client in [idle, unfinished] { #expect(try client.call("ping") == [:]) }
    try unfinished.send(request("ping").prefix(20))
    daemon.program.send(signal: SIGTERM)
    #expect(try idle.linesToEnd() == [])
    #expect(try unfinished.linesToEnd() == [])
    #expect(try daemon.program.status() == 0)
  }

  /// A client that does not take its replies is cut off after a while, and nothing is said of it.
  @Test func endsThoughAClientDoesNotRead() throws {
    let daemon = try RunningDaemon(SampleArticles.numbered())
    let deaf = try daemon.connect()
    let dear = request("search", ["query": "会議", "limit": 60])
    try deaf.send(String(repeating: dear, count: 500))
    #expect(try deaf.reply()["result"]?["total"] == 60)
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
    #expect(!daemon.program.errors.lowercased().contains("error"), "\(daemon.program.errors)")
  }

  @Test func canBeStartedAgainAtOnce() throws {
    let daemon = try RunningDaemon(SampleArticles.special())
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
    let second = try daemon.startAnother()
    try RunningDaemon.wait(for: second, at: daemon.socket)
    #expect(try daemon.connect().call("count", ["query": "灯台"]) == ["total": 1])
  }
}
