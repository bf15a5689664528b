import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Many requests on one connection, and many connections. Every test has a daemon of its own, as each may keep it busy.
struct PipeliningTests {
  private let daemon: RunningDaemon

  init() throws { daemon = try RunningDaemon(SampleArticles.numbered(), shards: 2) }

  /// A cheap request, one that fails, and dear ones by turns.
  private func mixedRequest(_ number: Int) -> String {
    switch number % 5 {
    case 0: request("ping", id: JSON(number))
    case 1: request("search", ["query": "会議 minutes の記録", "match": "any", "limit": 1000], id: JSON(number))
    case 2: request("nonsense", id: JSON(number))
    case 3: request("search", ["query": .string("\(number % 60)")], id: JSON(number))
    default: #"[{"jsonrpc":"2.0","method":"status","id":\#(number)}]"# + "\n"
    }
  }

  @Test func keepsTheOrderOfFiveHundredRequests() throws {
    let client = try daemon.connect()
    try client.send((0..<500).map(mixedRequest).joined())
    let replies = try (0..<500).map { _ in try client.reply() }
    #expect(replies.map { ($0.array?.first ?? $0)["id"] } == (0..<500).map { JSON($0) })
  }

  /// Each client asks for articles of its own, twenty requests at once, and all clients before any reads.
  @Test func answersFiftyClientsAtOnce() throws {
    let clients = try (0..<50).map { _ in try daemon.connect() }
    func word(_ client: Int, _ number: Int) -> Int { (client + number * 7) % 60 }
    for (number, client) in clients.enumerated() {
      try client.send(
        (0..<20).map { request("search", ["query": .string("no \(word(number, $0))")], id: JSON($0)) }.joined())
    }
    for (number, client) in clients.enumerated() {
      for id in 0..<20 {
        let reply = try client.reply()
        try #require(reply["id"] == JSON(id))
        try #require(
          reply["result"]?["hits"]?.array?.map { $0["title"] } == [.string("第\(word(number, id))回")], "\(reply)")
      }
    }
  }

  /// Clients that read nothing keep their own replies waiting, and nobody else's.
  @Test func goesOnBesideClientsThatNeverRead() throws {
    let dear = request("search", ["query": "会議", "limit": 1000])
    let deaf = try (0..<3).map { _ in try daemon.connect() }
    for client in deaf { try client.send(String(repeating: dear, count: 200)) }
    let client = try daemon.connect()
    for _ in 0..<50 { #expect(try client.call("count", ["query": "会議"]) == ["total": 60]) }
    // All of it was kept for whoever reads late.
    for _ in 0..<200 { try #require(try deaf[0].reply()["result"]?["total"] == 60) }
  }

  /// A connection closed with replies unread is reset; so is one closed in the middle of a line.
  @Test func outlivesClientsThatGoAway() throws {
    let dear = request("search", ["query": "会議", "limit": 1000])
    for _ in 0..<50 {
      let client = try daemon.connect()
      try client.send(String(repeating: dear, count: 20) + dear.prefix(30))
      _ = try client.line()
    }
    #expect(try daemon.connect().call("count", ["query": "会議"]) == ["total": 60])
  }

  /// When more waits than the daemon keeps, it says so to each request at once, and all get their replies in order.
  @Test func saysThatItIsBusyWhenTooMuchWaits() throws {
    let crowd = try (0..<25).map { _ in try daemon.connect() }
    let lines = (0..<64).map {
      request(
        "search", ["query": "会議 の記録", "match": "any", "limit": 20, "timeoutMilliseconds": 60_000], id: JSON($0))
    }
    for client in crowd { try client.send(lines.joined()) }
    var busyCount = 0
    for client in crowd {
      for id in 0..<64 {
        let reply = try client.reply()
        try #require(reply["id"] == JSON(id))
        if reply["error"]?["code"] == -32004 { busyCount += 1 } else { #expect(reply["result"]?["total"] == 60) }
      }
    }
    #expect(busyCount > 0)
  }
}
