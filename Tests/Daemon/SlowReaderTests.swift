import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Clients that take their replies late, in small pieces, or not at all: what the socket has no room for must neither get
/// lost, nor come out of order, nor pile up in the daemon.
struct SlowReaderTests {
  private let daemon: RunningDaemon

  init() throws { daemon = try RunningDaemon(SampleArticles.numbered()) }

  /// Replies of many sizes, far more than a socket holds, some of which overtake others in the pool.
  private func requests(_ ids: Range<Int>) -> String {
    ids.map { request("search", ["query": "会議", "limit": JSON([60, 1, 20][$0 % 3])], id: JSON($0)) }.joined()
  }

  @Test func getsAllInOrderByAndBy() throws {
    let client = try daemon.connect()
    try client.send(requests(0..<400))
    for id in 0..<400 {
      // Another connection is served between any two, so that the socket fills and empties many times.
      if id % 20 == 0 { #expect(try daemon.connect().call("ping") == [:]) }
      let reply = try client.reply()
      try #require(reply["id"] == JSON(id))
      try #require(reply["result"]?["hits"]?.array?.count == [60, 1, 20][id % 3])
    }
    #expect(try client.call("ping") == [:])
  }

  @Test func getsAllAfterTheEndOfItsSending() throws {
    let client = try daemon.connect()
    try client.send(requests(0..<400))
    client.finishSending()
    _ = try daemon.connect().call("ping")
    let ids = try client.linesToEnd().map { try JSON(parsing: $0)["id"] }
    #expect(ids == (0..<400).map { JSON($0) })
  }

  /// The connection goes while the rest of a reply waits for room in the socket.
  @Test func mayGoInTheMiddleOfAReply() throws {
    for count in 1...40 {
      let client = try daemon.connect()
      try client.send(requests(0..<(count * 10)))
      if count % 2 == 0 { client.finishSending() }
      if count % 3 == 0 { _ = try client.line() }
    }
    // It may be busy until it has noticed that they went.
    try Deadline().wait(for: "an answer to somebody else") {
      try daemon.connect().reply(to: "count", ["query": "会議"])["result"] == ["total": 60]
    }
  }

  /// The daemon stops to read where nothing is taken, and goes on when it is. What it took is answered.
  @Test func isNotReadFromWhereItDoesNotRead() throws {
    let client = try daemon.connect()
    let line = Array(request("search", ["query": "会議", "limit": 60]).utf8)
    let mostRequests = 200_000
    var count = 0
    while count < mostRequests, try client.sendIfThereIsRoom(line) { count += 1 }
    #expect(count < mostRequests, "the daemon takes whatever it is sent")
    for _ in 0..<count { try #require(try client.reply()["result"]?["total"] == 60) }
    #expect(try client.call("ping") == [:])
  }
}
