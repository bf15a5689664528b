import ShirabeJSON
import ShirabeModel
import ShirabeTestSupport
import Synchronization
import Testing

struct BatchTests {
  /// Finds one article, named by the query, for every query but `none` and those that begin with `!`.
  private static func answer(_ request: Request) -> Result<JSON, ReplyError> {
    let query = request.params?["query"]?.string ?? ""
    if query.hasPrefix("!") { return .failure(.queryNotUnderstood(offset: 0, reason: "an exclamation")) }
    return .success(Samples.result(query == "none" ? [] : [["id": .string("of \(query)"), "score": 1.5]]))
  }

  private func run(_ arguments: [String] = [], _ input: String) throws -> (run: Run, asked: [JSON?]) {
    try run(arguments, bytes: Array(input.utf8))
  }

  private func run(_ arguments: [String], bytes: [UInt8]) throws -> (run: Run, asked: [JSON?]) {
    let daemon = try FakeDaemon(Self.answer)
    defer { daemon.stop() }
    let run = try Run(["search", "--batch"] + arguments, ["SHIRABE_SOCKET": daemon.path], input: bytes)
    return (run, daemon.requests.map(\.params))
  }

  private func record(_ line: Int, _ query: JSON, _ answer: JSON.Object.Member) -> String {
    let members: [JSON.Object.Member] = [
      .init(name: "format", value: 1), .init(name: "line", value: JSON(line)), .init(name: "query", value: query),
      answer,
    ]
    return "\(JSON.object(.init(members)))\n"
  }

  private func found(_ line: Int, _ query: String) -> String {
    record(
      line, .string(query),
      .init(name: "result", value: Samples.result([["id": .string("of \(query)"), "score": 1.5]])))
  }

  @Test func answersALineALineInOrder() throws {
    let (run, asked) = try run(["--fields", "id,score", "--match", "any", "--limit", "3"], "麻薬\n\"a \\ b\"\t\r\n最後")
    #expect(run.output == found(1, "麻薬") + found(2, "\"a \\ b\"\t") + found(3, "最後"))
    #expect(run.errors == "" && run.status == 0)
    let page = PageParameters(limit: 3, fields: [.id, .score])
    #expect(
      try asked.map { try SearchParameters($0) }
        == ["麻薬", "\"a \\ b\"\t", "最後"].map { SearchParameters(query: $0, match: .any, page: page) })
  }

  @Test func takesParametersAsJSON() throws {
    let (run, asked) = try run(
      ["--limit", "3"], #"{"limit":1,"query":"港","sort":"newest"}"# + "\n" + #"{"query":"x"}"#)
    #expect(run.output == found(1, "港") + found(2, "x") && run.status == 0)
    #expect(
      try asked.map { try SearchParameters($0) } == [
        SearchParameters(query: "港", page: PageParameters(limit: 1, sort: .newest)),
        SearchParameters(query: "x", page: PageParameters(limit: 3)),
      ])
  }

  @Test func errorsStandInTheirPlaces() throws {
    let long = String(repeating: "長", count: 400_000)
    let daemon = try FakeDaemon(Self.answer)
    defer { daemon.stop() }
    let live = try LiveRun(["search", "--batch"], ["SHIRABE_SOCKET": daemon.path])
    try live.write(Array("a\n!\n{bad\nb\n".utf8) + [0xFF, 0x0A] + Array("\(long)\nc\n\n{\"query\":7}\n".utf8))
    live.endInput()
    var lines: [JSON] = []
    while let line = try live.line() { lines.append(try JSON(parsing: line)) }
    #expect(lines.map { $0["line"]?.int64 } == Array(1...9))
    #expect(
      lines.map { $0["error"]?["code"]?.int64 } == [nil, -32001, -32700, nil, -32700, -32002, nil, nil, nil])
    #expect(lines.map { $0["query"] } == ["a", "!", .null, "b", "\u{FFFD}", .null, "c", "", 7])
    #expect(lines.map { $0["result"] != nil } == lines.map { $0["error"] == nil })
    #expect(lines.compactMap { $0["error"]?["message"]?.string }.allSatisfy { !$0.isEmpty })
    #expect(try live.status() == 2)
  }

  @Test func answersEveryLineOfALongFile() throws {
    let daemon = try FakeDaemon(Self.answer)
    defer { daemon.stop() }
    let queries = (1...3000).map { "query \($0)" }
    let program = try Program(
      "shirabe", ["search", "--batch", "--format", "ids"], environment: ["SHIRABE_SOCKET": daemon.path],
      input: queries.joined(separator: "\n"))
    #expect(try program.status() == 0)
    #expect(program.output == queries.enumerated().map { "\($0 + 1)\tof \($1)\n" }.joined())
  }

  static let formats: [([String], String)] = [
    (["--format", "ids"], "1\tof a\n3\tof b\n"),
    (["--format", "tsv", "--fields", "score,id"], "1\t1.5\tof a\n3\t1.5\tof b\n"),
    (["--format", "csv", "--fields", "id"], "line,id\r\n1,of a\r\n3,of b\r\n"),
    (["--format", "csv", "--fields", "score,id", "--csv-safe"], "line,score,id\r\n1,1.5,of a\r\n3,1.5,of b\r\n"),
  ]

  @Test(arguments: formats)
  func rowsCarryTheNumberOfTheirLine(arguments: [String], output: String) throws {
    let (run, _) = try run(arguments, "a\nnone\nb\n!\n")
    #expect(run.output == output && run.status == 2)
    #expect(run.errors == "shirabe: line 4: the query cannot be read at byte 0: an exclamation\n")
  }

  @Test func rowsAreSafeForSpreadsheets() throws {
    let daemon = try FakeDaemon { _ in .success(Samples.result([["id": "@a", "score": -1.5], ["id": "b"]])) }
    defer { daemon.stop() }
    let run = try Run(
      ["search", "--batch", "--format", "csv", "--fields", "id,score", "--csv-safe"], ["SHIRABE_SOCKET": daemon.path],
      input: Array("x\n".utf8))
    #expect(run.output == "line,id,score\r\n1,\"'@a\",-1.5\r\n1,b,\r\n")
  }

  static let statuses: [(String, Int32)] = [
    ("a\nnone\n", 0), ("none\nnone\n", 1), ("", 1), ("a\n!\n", 2), ("none\n{\n", 2),
  ]

  @Test(arguments: statuses)
  func endsWithTheStatusOfTheGravest(input: String, status: Int32) throws {
    #expect(try run([], input).run.status == status)
  }

  /// Refuses every request so many times before it answers.
  private func refusingDaemon(_ times: Int) throws -> FakeDaemon {
    let refusals = Mutex<[String: Int]>([:])
    return try FakeDaemon { request in
      let query = request.params?["query"]?.string ?? ""
      let count = refusals.withLock {
        $0[query, default: 0] += 1; return $0[query] ?? 0
      }
      let isBusy = query.hasPrefix("busy") && count <= times
      return isBusy ? .failure(ReplyError(.busy, message: "too many searches wait")) : Self.answer(request)
    }
  }

  @Test func asksABusyDaemonAgainAndKeepsTheOrder() throws {
    let daemon = try refusingDaemon(3)
    defer { daemon.stop() }
    let queries = (0..<200).map { $0 % 7 == 3 ? "busy \($0)" : "q\($0)" }
    let run = try Run(
      ["search", "--batch", "--format", "ids"], ["SHIRABE_SOCKET": daemon.path],
      input: Array(queries.joined(separator: "\n").utf8))
    #expect(run.output == queries.enumerated().map { "\($0 + 1)\tof \($1)\n" }.joined())
    #expect(run.errors == "" && run.status == 0)
  }

  @Test func saysAtLastThatTheDaemonIsBusy() throws {
    let daemon = try refusingDaemon(.max)
    defer { daemon.stop() }
    let run = try Run(["search", "--batch"], ["SHIRABE_SOCKET": daemon.path], input: Array("a\nbusy\n!\n".utf8))
    let lines = try run.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(lines.map { $0["error"]?["code"]?.int64 } == [nil, -32004, -32001] && run.status == 75)
    #expect(daemon.requests.count { $0.params?["query"] == "busy" } == 11)
  }

  @Test func answersBeforeTheInputEnds() throws {
    let daemon = try FakeDaemon(Self.answer)
    defer { daemon.stop() }
    let live = try LiveRun(["search", "--batch", "--format", "ids"], ["SHIRABE_SOCKET": daemon.path])
    for number in 1...3 {
      try live.write(Array("q\(number)\n".utf8))
      #expect(try live.line() == "\(number)\tof q\(number)")
    }
    #expect(try live.status() == 0)
  }

  @Test func endsQuietlyWhenNobodyReads() throws {
    let daemon = try FakeDaemon(Self.answer)
    defer { daemon.stop() }
    let live = try LiveRun(["search", "--batch"], ["SHIRABE_SOCKET": daemon.path])
    live.stopReading()
    try live.write(Array("a\nb\n".utf8))
    #expect(try live.status() == -13)  // SIGPIPE, as of any filter.
  }

  @Test func saysThatTheDaemonIsGone() throws {
    #expect(try Run(["search", "--batch"], ["SHIRABE_SOCKET": "/nonexistent/s"], input: [0x61]).status == 69)
  }

  /// Fails where anything is kept of each line: 100,000 of these lines have 10 MB, their replies more.
  @Test func theMemoryDoesNotGrowWithTheLines() throws {
    let daemon = try EchoDaemon()
    let live = try LiveRun(["search", "--batch"], ["SHIRABE_SOCKET": daemon.path])
    let block = Array(String(repeating: String(repeating: "長い", count: 16) + "\n", count: 500).utf8)
    live.feed(block, times: 200)
    try live.skip(toLine: 5000)
    let before = try live.peakKilobytes()
    try live.skip(toLine: 100_000)
    let after = try live.peakKilobytes()
    #expect(after - before < 1024, "\(before) kB, then \(after) kB")
    #expect(try live.status() == 0)
  }
}
