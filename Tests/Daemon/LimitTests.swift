import Glibc
import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// What the configuration allows a connection, and how the daemon says that it is too much. Each test has a daemon of its own.
struct LimitTests {
  private static let mebibyte = 1 << 20

  private static func daemon(_ limits: String..., search: [String] = []) throws -> RunningDaemon {
    let sections = [("connections", limits), ("search", search)].filter { !$0.1.isEmpty }
    let text = sections.map { name, lines in "\(name):\n" + lines.map { "  \($0)\n" }.joined() }.joined()
    return try RunningDaemon(articles(), configuration: text)
  }

  /// Articles of known sizes, by which replies get theirs.
  private static func articles() throws -> [Article] {
    try [("large", 2 * mebibyte), ("half", mebibyte / 2), ("most", mebibyte * 7 / 8), ("small", 10)].map { id, count in
      try Article(["id": .string(id), "body": "灯台", "notes": .string(String(repeating: "x", count: count))])
    }
  }

  private func get(_ ids: String..., id: Int = 0) -> String {
    let requests = ids.enumerated().map { number, article in
      request("get", ["id": .string(article)], id: JSON(id + number)).dropLast()
    }
    return "[" + requests.joined(separator: ",") + "]\n"
  }

  @Test func turnsAwayAConnectionTooManyUntilThereIsRoom() throws {
    let daemon = try LimitTests.daemon("maximum: 3")
    var clients = try (0..<3).map { _ in try LimitTests.admitted(daemon) }
    let refused = try daemon.connect()
    let lines = try refused.linesToEnd()
    #expect(lines.count == 1)
    let reply = try JSON(parsing: lines.first ?? "")
    #expect(reply["id"] == .null && reply["error"]?["code"] == -32004)
    #expect(reply["error"]?["message"]?.string?.contains("all 3 connections") == true)
    for client in clients { #expect(try client.call("ping") == [:]) }
    let status = try clients[0].call("status")
    #expect(try #require(status["busy"]?.int64) > 0 && #require(status["connections"]?["refused"]?.int64) > 0)
    clients.removeLast()
    clients.append(try LimitTests.admitted(daemon))
    // More are let in as soon as the configuration says so.
    try daemon.folder.write("shirabe.yaml", "connections:\n  maximum: 5\n")
    daemon.program.send(signal: SIGHUP)
    try daemon.log(with: "was read again")
    clients += try (0..<2).map { _ in try LimitTests.admitted(daemon) }
    for client in clients { #expect(try client.call("ping") == [:]) }
  }

  /// A crowd that is turned away takes nobody's place, however fast it comes.
  @Test func isNotUsedUpByThoseWhomItTurnsAway() throws {
    let daemon = try LimitTests.daemon("maximum: 2")
    let client = try LimitTests.admitted(daemon)
    let other = try LimitTests.admitted(daemon)
    var crowd: [RawClient] = []
    for _ in 0..<300 {
      crowd.append(try daemon.connect())
      if crowd.count % 50 == 0 { #expect(try client.call("ping") == [:]) }
    }
    for refused in crowd { #expect(try refused.linesToEnd().count == 1) }
    #expect(try other.call("ping") == [:])
  }

  @Test func raisesTheLimitOfOpenFilesToWhatConnectionsNeed() throws {
    let daemon = try RunningDaemon()
    let socket = daemon.folder.file("second")
    let command = #"ulimit -Sn 80; exec "$0" --index "$1" --socket "$2""#
    let program = try Program(
      "/bin/sh", ["-c", command, try Program.path(of: "shirabed"), daemon.index, socket])
    try RunningDaemon.wait(for: program, at: socket)
    let clients = try (0..<120).map { _ in try RawClient(socket) }
    for client in clients { #expect(try client.call("ping") == [:]) }
    #expect(!program.errors.contains("too few files"))
  }

  /// However few files may be open, the daemon serves, or ends with the reason.
  @Test(arguments: [24, 28, 32, 36, 40, 44, 48, 64]) func servesOrSaysThatItMayOpenTooFewFiles(_ limit: Int) throws {
    let daemon = try RunningDaemon(SampleArticles.special(), shards: 3)
    let socket = daemon.folder.file("second")
    let command = #"ulimit -n "$3"; exec "$0" --index "$1" --socket "$2" --set search.threads=2"#
    let program = try Program(
      "/bin/sh", ["-c", command, Program.path(of: "shirabed"), daemon.index, socket, "\(limit)"])
    var answer: JSON?
    try Deadline().wait(for: "an answer, or the end") {
      answer = try? RawClient(socket).reply(to: "count", ["query": "灯台"])["result"]
      return answer != nil || !program.isRunning
    }
    if answer == nil {
      #expect(try program.status() == 74)
      #expect(program.errors.contains("open"), "\(program.errors)")
    } else {
      #expect(answer == ["total": 1] && program.isRunning, "\(program.errors)")
    }
  }

  /// No file can be opened any more: those who are connected are served, and the others when it is over.
  @Test func outlivesTheEndOfDescriptors() throws {
    let daemon = try RunningDaemon(SampleArticles.special())
    let client = try daemon.connect()
    #expect(try client.call("ping") == [:])
    try setOpenFileLimit(of: daemon, 3)
    let late = try daemon.connect()
    try late.send(request("count", ["query": "灯台"]))
    for _ in 0..<20 { #expect(try client.call("count", ["query": "灯台"]) == ["total": 1]) }
    try setOpenFileLimit(of: daemon, 1000)
    #expect(try late.reply()["result"] == ["total": 1])
  }

  private func setOpenFileLimit(of daemon: RunningDaemon, _ count: Int) throws {
    let program = try Program("/usr/bin/prlimit", ["--pid", "\(daemon.program.identifier)", "--nofile=\(count):"])
    #expect(try program.status() == 0, "\(program.errors)")
  }

  /// However few may be under way, none is refused: the daemon reads on when it can.
  @Test func waitsWithWhatOneConnectionHasTooMuchUnderWay() throws {
    let daemon = try LimitTests.daemon("inFlight: 2", search: ["threads: 1", "waiting: 2"])
    let client = try LimitTests.admitted(daemon)
    try client.send((0..<500).map { request("count", ["query": "灯台"], id: JSON($0)) }.joined())
    for id in 0..<500 {
      #expect(try client.reply() == ["jsonrpc": "2.0", "id": JSON(id), "result": ["total": 4]])
    }
  }

  @Test func takesLinesAsLongAsTheConfigurationSays() throws {
    let daemon = try LimitTests.daemon("lineKibibytes: 64")
    let client = try LimitTests.admitted(daemon)
    let line = request("ping").dropLast()
    func padded(_ count: Int) -> String { line + String(repeating: " ", count: count - line.utf8.count) + "\n" }
    try client.send(padded(64 << 10) + padded((64 << 10) + 1))
    #expect(try client.reply()["result"] == [:])
    #expect(try client.reply()["error"]?["code"] == -32002)
    try daemon.folder.write("shirabe.yaml", "connections:\n  lineKibibytes: 65\n")
    daemon.program.send(signal: SIGHUP)
    try daemon.log(with: "was read again")
    try client.send(padded((64 << 10) + 1))
    #expect(try client.reply()["result"] == [:])
  }

  @Test func refusesAReplyThatIsTooLong() throws {
    let daemon = try LimitTests.daemon("replyMebibytes: 1")
    let client = try LimitTests.admitted(daemon)
    let reply = try client.reply(to: "get", ["id": "large"], id: "mine")
    #expect(reply["id"] == "mine" && reply["error"]?["code"] == -32002)
    #expect(reply["error"]?["message"]?.string?.contains("1048576 bytes; ask for less") == true)
    #expect(try client.call("get", ["id": "most"])["id"] == "most")
  }

  /// In a batch what does not fit any more is refused, and what fits is not; where nothing helps, all is.
  @Test func refusesWhatDoesNotFitInABatch() throws {
    let daemon = try LimitTests.daemon("replyMebibytes: 1", "lineKibibytes: 4096")
    let client = try LimitTests.admitted(daemon)
    try client.send(get("half", "large", "most", "small"))
    let line = try #require(try client.line())
    #expect(line.utf8.count <= LimitTests.mebibyte)
    let replies = try #require(try JSON(parsing: line).array)
    #expect(replies.map { $0["id"] } == [0, 1, 2, 3])
    #expect(replies.map { $0["error"]?["code"] } == [nil, -32002, -32002, nil])
    let id = String(repeating: "x", count: LimitTests.mebibyte * 2 / 3)
    try client.send(
      "[" + Array(repeating: #"{"jsonrpc":"2.0","id":"\#(id)","method":"ping"}"#, count: 2).joined(separator: ",")
        + "]\n")
    let reply = try client.reply()
    #expect(reply["id"] == .null && reply["error"]?["code"] == -32002)
    #expect(try client.call("ping") == [:])
  }

  /// What comes before the half line, and whether it comes on an interactive connection, which threads read.
  @Test(arguments: [("", false), (request("ping"), false), ("", true)])
  func givesUpALineThatIsNotEnded(before: String, isInteractive: Bool) throws {
    let daemon = try LimitTests.daemon("halfLineTimeoutMilliseconds: 200")
    let idle = try LimitTests.admitted(daemon)
    let client = try LimitTests.admitted(daemon)
    if isInteractive { for _ in 0..<10 { #expect(try client.call("ping") == [:]) } }
    try client.send(before + request("ping").dropLast())
    if !before.isEmpty { #expect(try client.reply()["result"] == [:]) }
    let reply = try client.reply()
    #expect(reply["id"] == .null && reply["error"]?["code"] == -32003)
    #expect(reply["error"]?["message"]?.string?.contains("200 milliseconds") == true)
    #expect(try client.line() == nil)
    #expect(try idle.call("ping") == [:])
  }

  /// A line that never ends is given up however busily it goes on, and one that is too long as well.
  @Test(arguments: [("x", [-32003]), (String(repeating: "x", count: 3 * 65536), [-32002, -32003])])
  func givesUpALineThatGoesOnForEver(start: String, codes: [Int]) throws {
    let daemon = try LimitTests.daemon("halfLineTimeoutMilliseconds: 300", "lineKibibytes: 64")
    let client = try LimitTests.admitted(daemon)
    try client.send(start)
    var isEnded = false
    try Deadline().wait(for: "the end") {
      do { try client.send("x") } catch { isEnded = true }
      return isEnded
    }
    #expect(try client.linesToEnd().map { try JSON(parsing: $0)["error"]?["code"] } == codes.map { JSON($0) })
  }

  @Test func letsGoOfAClientThatDoesNotRead() throws {
    let daemon = try LimitTests.daemon("sendTimeoutMilliseconds: 300")
    let idle = try LimitTests.admitted(daemon)
    let client = try LimitTests.admitted(daemon)
    for id in 0..<3 { try client.send(get("large", id: id)) }
    let line = try daemon.log(with: "does not read what it is sent")
    #expect(line.contains("notice") && line.contains("connection="))
    // What it has been sent is cut off in the middle.
    #expect(throws: TestFailure.self) { try client.linesToEnd() }
    #expect(try idle.call("ping") == [:])
    #expect(try idle.call("status")["connections"]?["open"] == 1)
  }

  /// Two dozen replies of 900 kB each are not made before somebody takes them.
  @Test func makesNoRepliesThatNobodyTakes() throws {
    let daemon = try LimitTests.daemon("unsentMebibytes: 1", search: ["threads: 2"])
    let (observer, client) = (try LimitTests.admitted(daemon), try LimitTests.admitted(daemon))
    let requestCount = 24
    let params: JSON = ["id": "most", "timeoutMilliseconds": 60_000]
    try client.send((0..<requestCount).map { request("get", params, id: JSON($0)) }.joined())
    var (last, equalCount) = (Int64(-1), 0)
    try Deadline().wait(for: "no more replies") {
      usleep(20_000)
      let sent = try #require(try observer.call("status")["sentBytes"]?.int64)
      // Each status is sent too.
      equalCount = sent - last < 100_000 ? equalCount + 1 : 0
      last = sent
      return equalCount == 10
    }
    #expect(last < 8 * Int64(LimitTests.mebibyte), "more is kept than the bound and what was under way")
    for id in 0..<requestCount {
      // To read it as JSON would take longer than to make it.
      try #require(try client.line()?.hasPrefix(#"{"jsonrpc":"2.0","id":\#(id),"result":"#) == true)
    }
    #expect(try client.call("ping") == [:])
  }

  /// Replies are made whole: while they wait, the log of the database can be emptied, which any reader would prevent.
  @Test func holdsNoSnapshotForAClientThatDoesNotRead() throws {
    let daemon = try LimitTests.daemon("unsentMebibytes: 64")
    let (observer, client) = (try LimitTests.admitted(daemon), try LimitTests.admitted(daemon))
    for id in 0..<3 { try client.send(get("large", id: id)) }
    try Deadline().wait(for: "three replies") {
      try #require(try observer.call("status")["sentBytes"]?.int64) > 6 * Int64(LimitTests.mebibyte)
    }
    try daemon.write([Article(id: "more", body: "灯台")])
    #expect(try observer.call("count", ["query": "灯台"]) == ["total": 5])
    let script = """
      import sqlite3, sys, glob
      for path in glob.glob(sys.argv[1] + "/*.db"):
          database = sqlite3.connect(path)
          print(database.execute("PRAGMA journal_mode").fetchone(), database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())
      """
    let program = try Program("/usr/bin/python3", ["-c", script, daemon.index])
    #expect(try program.status() == 0, "\(program.errors)")
    #expect(program.output == "('wal',) (0, 0, 0)\n")
    for id in 0..<3 { #expect(try client.line()?.hasPrefix(#"[{"jsonrpc":"2.0","id":\#(id),"result":"#) == true) }
  }

  /// A connection that the daemon has let in, which it may do late, when it has noticed that another went.
  private static func admitted(_ daemon: RunningDaemon) throws -> RawClient {
    var admitted: RawClient?
    try Deadline().wait(for: "room for a connection") {
      let client = try daemon.connect()
      guard try client.reply(to: "ping")["result"] == [:] else { return false }
      admitted = client
      return true
    }
    guard let admitted else { throw TestFailure("no connection") }
    return admitted
  }
}
