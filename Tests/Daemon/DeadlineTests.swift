import ShirabeConfiguration
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

/// Requests end when their time is over, and when nobody waits for them, asked of a searcher that would never end by itself.
struct DeadlineTests {
  private static func configuration(
    threads: Int = 1, waiting: Int = 1024, milliseconds: Int = 60_000
  ) -> DaemonConfiguration {
    var configuration = DaemonConfiguration()
    configuration.search.threads = threads
    configuration.search.waiting = waiting
    configuration.search.timeoutMilliseconds = milliseconds
    return configuration
  }

  /// Each row: a method that searches, and its parameters but for the time.
  private static let searching: [(String, [(String, JSON)])] = [
    ("search", [("query", "灯台")]), ("similar", [("id", "a")]), ("count", [("query", "灯台")]), ("get", [("id", "a")]),
    ("whyNot", [("query", "灯台"), ("id", "a")]), ("suggest", [("prefix", "灯")]),
  ]

  private static func params(_ members: [(String, JSON)]) -> JSON {
    .object(JSON.Object(members.map { JSON.Object.Member(name: $0, value: $1) }))
  }

  private static func code(_ reply: JSON) -> Int64? { reply["error"]?["code"]?.int64 }

  @Test func everyMethodThatSearchesObeysTheTimeItNames() async throws {
    let source = EndlessSearcher.Source()
    try await ServerInProcess.serving(source, Self.configuration()) { server in
      let client = try server.connect()
      for (number, (method, members)) in Self.searching.enumerated() {
        let params = Self.params(members + [("timeoutMilliseconds", 30)])
        let reply = try client.reply(to: method, params)
        #expect(Self.code(reply) == -32003, "\(method) \(reply)")
        let message = try #require(reply["error"]?["message"]?.string)
        #expect(message.contains("30 ms") && message.contains("60000"), "\(message)")
        #expect(source.record.ended.count == number + 1)
        // What may be named depends on the configuration.
        let longer = Self.params(members + [("timeoutMilliseconds", 60_001)])
        #expect(Self.code(try client.reply(to: method, longer)) == -32002, "\(method)")
        #expect(try client.call("count", ["query": "quick"]) == ["total": 7])
      }
      #expect(source.record.ended.allSatisfy { $0 == .timedOut })
    }
  }

  @Test func othersHaveTheUsualTimeWhichAReloadChanges() async throws {
    let source = EndlessSearcher.Source()
    try await ServerInProcess.serving(source, Self.configuration()) { server in
      server.live.replace(with: Self.configuration(milliseconds: 20))
      let client = try server.connect()
      for (method, members) in Self.searching + [("status", []), ("metrics", [])] {
        let reply = try client.reply(to: method, Self.params(members))
        #expect(Self.code(reply) == -32003, "\(method) \(reply)")
      }
      var configuration = Self.configuration(milliseconds: 20)
      configuration.search.maximumTimeoutMilliseconds = 25
      server.live.replace(with: configuration)
      let params: JSON = ["query": "灯台", "timeoutMilliseconds": 30]
      #expect(Self.code(try client.reply(to: "search", params)) == -32002)
    }
  }

  /// What is found in time may be too long to be written in time.
  @Test func theWritingOfTheReplyCounts() async throws {
    try await ServerInProcess.serving(EndlessSearcher.Source(), Self.configuration()) { server in
      let reply = try server.connect().reply(to: "get", ["id": "late", "timeoutMilliseconds": 20], id: 1)
      #expect(Self.code(reply) == -32003 && reply["result"] == nil)
    }
  }

  /// A batch is one line: its requests have their times from the same moment on.
  @Test func batchesObeyItToo() async throws {
    try await ServerInProcess.serving(EndlessSearcher.Source(), Self.configuration()) { server in
      let client = try server.connect()
      let one = request("search", ["query": "灯台", "timeoutMilliseconds": 20], id: 1).dropLast()
      let other = request("count", ["query": "quick", "timeoutMilliseconds": 20], id: 2).dropLast()
      let third = request("count", ["query": "quick"], id: 3).dropLast()
      try client.send("[\(one),\(other),\(third)]\n")
      let replies = try #require(try client.reply().array)
      #expect(Self.code(replies[0]) == -32003)
      #expect(replies[2]["result"] == ["total": 7])
    }
  }

  /// The threads are all busy for longer than what waits for them may take.
  @Test func theWaitForAThreadCounts() async throws {
    let source = EndlessSearcher.Source()
    try await ServerInProcess.serving(source, Self.configuration()) { server in
      let busy = try server.connect()
      try busy.send(request("search", ["query": "灯台"]))
      try Deadline().wait(for: "the search to begin") { source.record.begun == 1 }
      let client = try server.connect()
      for _ in 0..<3 {
        let reply = try client.reply(to: "search", ["query": "灯台", "timeoutMilliseconds": 30], id: "late")
        #expect(Self.code(reply) == -32003)
        #expect(reply["id"] == "late")
      }
      // A line of two requests waits as long as the one that may wait longer.
      let one = request("ping", ["timeoutMilliseconds": 10], id: 1).dropLast()
      let other = request("search", ["query": "灯台", "timeoutMilliseconds": 80], id: 2).dropLast()
      server.live.replace(with: Self.configuration(milliseconds: 40))
      try client.send("[\(one),\(other)]\n")
      #expect(try client.reply().array?.map(Self.code) == [-32003, -32003])
      #expect(source.record.begun == 1)
      #expect(source.record.ended.isEmpty)
    }
  }

  @Test func aFullLineIsToldAtOnce() async throws {
    let source = EndlessSearcher.Source()
    try await ServerInProcess.serving(source, Self.configuration(waiting: 3)) { server in
      let busy = try server.connect()
      try busy.send(request("search", ["query": "灯台"]))
      try Deadline().wait(for: "the search to begin") { source.record.begun == 1 }
      let waiting = try (0..<3).map { _ in try server.connect() }
      for client in waiting { try client.send(request("search", ["query": "灯台"])) }
      let last = try server.connect()
      // The others may not have been read yet: of all that are sent no more than three wait.
      var codes: [Int64?] = []
      try Deadline().wait(for: "a busy daemon") {
        codes.append(Self.code(try last.reply(to: "search", ["query": "灯台", "timeoutMilliseconds": 40])))
        return codes.last == -32004
      }
      #expect(codes.dropLast().allSatisfy { $0 == -32003 })
      #expect(source.record.begun == 1)
    }
  }

  /// A client that goes leaves no search behind, whether threads read its connection or the event loop does.
  @Test(arguments: [0, 5])
  func aClientThatHasGoneEndsItsSearches(requestsBefore: Int) async throws {
    let source = EndlessSearcher.Source()
    try await ServerInProcess.serving(source, Self.configuration()) { server in
      do {
        let client = try server.connect()
        for _ in 0..<requestsBefore { #expect(try client.call("count", ["query": "quick"]) == ["total": 7]) }
        try client.send(request("search", ["query": "灯台"]))
        try Deadline().wait(for: "the search to begin") { source.record.begun == 1 }
        // These wait and are never begun.
        try client.send(String(repeating: request("search", ["query": "灯台"]), count: 20))
      }
      try Deadline().wait(for: "the end of the search") { source.record.ended == [.cancelled] }
      let other = try server.connect()
      #expect(try other.call("count", ["query": "quick"]) == ["total": 7])
      #expect(source.record.begun == 1)
    }
  }

  /// The end of its sending is not the end of a client: it waits for its answer.
  @Test(arguments: [0, 5])
  func aClientThatSendsNoMoreIsAnswered(requestsBefore: Int) async throws {
    let source = EndlessSearcher.Source()
    try await ServerInProcess.serving(source, Self.configuration()) { server in
      let client = try server.connect()
      for _ in 0..<requestsBefore { #expect(try client.call("count", ["query": "quick"]) == ["total": 7]) }
      try client.send(request("search", ["query": "灯台", "timeoutMilliseconds": 60]))
      client.finishSending()
      let lines = try client.linesToEnd()
      #expect(try lines.map { Self.code(try JSON(parsing: $0)) } == [-32003])
      #expect(source.record.ended == [.timedOut])
    }
  }

  /// As many searches as there are threads, and no more, run at once.
  @Test func searchesAtOnceAreAsManyAsThreads() async throws {
    let source = EndlessSearcher.Source()
    try await ServerInProcess.serving(source, Self.configuration(threads: 3)) { server in
      let clients = try (0..<6).map { _ in try server.connect() }
      for client in clients {
        try client.send(request("search", ["query": "灯台", "timeoutMilliseconds": 400]))
      }
      var most = 0
      try Deadline().wait(for: "all to end") {
        let ended = source.record.ended.count
        most = max(most, source.record.begun - ended)
        return ended >= 3
      }
      #expect(most == 3)
      for client in clients { #expect(Self.code(try client.reply()) == -32003) }
    }
  }
}
