import ShirabeJSON
import ShirabeModel
import Testing

struct CommandTests {
  private func run(_ arguments: [String], _ answer: Result<JSON, ReplyError>) throws -> Run {
    let daemon = try FakeDaemon { _ in answer }
    defer { daemon.stop() }
    return try Run(arguments + ["--socket", daemon.path])
  }

  @Test func counts() throws {
    let found = try run(["count", "憲法"], .success(["total": 42]))
    #expect(found.output == "42\n" && found.status == 0)
    let none = try run(["count", "憲法", "--format", "json"], .success(["total": 0]))
    #expect(none.output == "{\"format\":1,\"total\":0}\n" && none.status == 1)
    #expect(try run(["count", "--match", "auto", "x"], .success(["total": 1])).status == 2)
  }

  @Test func showsAnArticle() throws {
    let article: JSON = [
      "id": "a", "title": "題", "body": "一\u{1B}行\n二行", "tags": ["x", "y"], "published": "2026", "n": 1.50,
    ]
    #expect(
      try run(["show", "a"], .success(article)).output == "題\nid: a\npublished: 2026\ntags: x, y\n\n一\u{FFFD}行\n二行\n")
    #expect(try run(["show", "a", "--format", "json"], .success(article)).output == "\(article)\n")
  }

  @Test func callsAnything() throws {
    let daemon = try FakeDaemon { .success(["params": $0.params ?? nil, "method": .string($0.method)]) }
    defer { daemon.stop() }
    let run = try Run(["call", "x.y", #"{"a":1.50}"#, "--socket", daemon.path])
    #expect(run.output == #"{"params":{"a":1.50},"method":"x.y"}"# + "\n" && run.status == 0)
    #expect(try Run(["call", "x", "{", "--socket", daemon.path]).status == 2)
    #expect(try Run(["call", "ping", "--socket", daemon.path]).output == #"{"params":{},"method":"ping"}"# + "\n")
  }

  @Test func printsTheStatus() throws {
    let status: JSON = [
      "version": "1", "indexId": "x", "articles": 3, "bytes": 4, "generation": 5, "uptimeSeconds": 6, "requests": 7,
      "shards": [["articles": 3, "bytes": 4, "generation": 5]],
    ]
    let text = try run(["status"], .success(status))
    #expect(
      text.output.contains("articles    3\n") && text.output.contains("shard 0   3 articles, 4 bytes")
        && text.status == 0)
    #expect(try run(["status", "--format", "json"], .success(status)).output == Samples.printed(status))
  }

  @Test func pings() throws {
    let run = try run(["ping"], .success([:]))
    #expect(run.output == "" && run.errors == "" && run.status == 0)
  }

  static let statuses: [(ErrorCode, Int32)] = [
    (.parseError, 70), (.invalidRequest, 70), (.methodNotFound, 2), (.invalidParameters, 2), (.internalError, 70),
    (.queryNotUnderstood, 2), (.overLimit, 2), (.timedOut, 75), (.busy, 75), (.noSuchArticle, 1), (.indexUnusable, 70),
    (.notAllowed, 77),
  ]

  @Test(arguments: statuses)
  func mapsErrorsToExitStatuses(code: ErrorCode, status: Int32) throws {
    let error = ReplyError(code, message: "what to\u{1B} do")
    let shown = try run(["show", "a"], .failure(error))
    #expect(shown.status == status && shown.errors == "shirabe: what to\u{FFFD} do\n" && shown.output == "")
    let called = try run(["call", "get", "{}"], .failure(error))
    #expect(called.status == status && called.output == "")
    #expect(try JSON(parsing: called.errors)["code"] == JSON(code.rawValue))
  }

  @Test(arguments: [["search", "x"], ["ping"], ["ping", "--wait", "0.05"], ["status"], ["call", "ping"]])
  func saysWhereNoDaemonAnswers(arguments: [String]) throws {
    let run = try Run(arguments + ["--socket", "/nonexistent/s.sock"])
    #expect(run.status == 69 && run.output == "")
    #expect(
      run.errors.contains(
        "/nonexistent/s.sock; give shirabe --start, or start one with: shirabed --index DIR --socket /nonexistent/s.sock &"
      ))
  }

  static let misuses: [[String]] = [
    [], ["--socket", "/nonexistent/s.sock"], ["--color=never", "x"], ["--colour"], ["interactive"], ["serach", "x"],
    ["search"], ["search", "--"], ["search", "--limt", "3", "x"],
    ["search", "--limit", "-1", "x"],
    ["search", "--limit", "many", "x"], ["search", "--match", "some", "x"], ["search", "--format", "xml", "x"],
    ["search", "--all", "--limit", "3", "x"], ["search", "--all", "--sort", "newest", "x"],
    ["search", "--format", "ids", "--fields", "id", "x"], ["search", "--print", "{nope}", "x"],
    ["search", "--print", "{id", "x"], ["search", "--print", "{id}", "--format", "tsv", "x"], ["search", "-0", "x"],
    ["search", "--width", "-1", "x"], ["search", "--width", "40", "--format", "csv", "x"],
    ["search", "--print", "{id}", "--csv-safe", "x"], ["follow", "--csv-safe", "x"],
    ["search", "--batch", "--csv-safe"], ["search", "--batch", "--csv-safe", "--format", "tsv"],
    ["search", "--links", "some", "x"], ["search", "--print", "{id}", "--explain", "x"], ["search", "--batch", "x"],
    ["search", "--batch", "--all"], ["search", "--batch", "--format", "text"],
    ["search", "--batch", "--print", "{id}"],
    ["search", "--format", "json", "--fields", "id,body", "x"], ["show"],
    ["show", "a", "b"], ["call"], ["ping", "--wait", "-1"], ["search", "--socket"],
    ["search", "--socket", String(repeating: "s", count: 108), "x"],
    ["search", "--facet", "tags", "x"], ["search", "--snippets", "11", "x"],
    ["search", "--snippet-letters", "19", "x"],
    ["search", "--offset-unit", "byte", "x"], ["search", "--offset-unit", "utf16", "x"],
    ["search", "--format", "tsv", "--explain", "x"], ["search", "--format", "ids", "--snippet-letters", "50", "x"],
    ["search", "--format", "jsonl", "--facet", "tag", "x"], ["similar"], ["similar", "a", "b"], ["why-not", "a"],
    ["why-not", "--match", "auto", "a", "b"], ["suggest"], ["suggest", "--limit", "101", "a"], ["analyze"],
  ]

  @Test(arguments: misuses)
  func endsTwoOnMisuse(arguments: [String]) throws {
    let run = try Run(arguments, ["SHIRABE_SOCKET": "/nonexistent/s.sock"])
    #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty, "\(run.errors)")
  }

  @Test(arguments: [["help", "count"], ["--version"]])
  func helps(arguments: [String]) throws {
    let run = try Run(arguments)
    #expect(run.status == 0 && !run.output.isEmpty && run.errors.isEmpty)
  }

  @Test(arguments: [
    ("serach", "did you mean search?"), ("whynot", "did you mean why-not?"), ("statsu", "did you mean status?"),
    ("麻薬 対策", "write: shirabe search '麻薬 対策'"), ("x", "There are search, phrase"),
  ])
  func saysWhatCommandWasMeant(name: String, advice: String) throws {
    let run = try Run([name, "--socket", "/nonexistent/s.sock"])
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("there is no command \(name); ") && run.errors.contains(advice), "\(run.errors)")
  }

  static let commands = [
    [], ["search"], ["phrase"], ["similar"], ["count"], ["show"], ["why-not"], ["suggest"], ["analyze"], ["status"],
    ["ping"], ["call"], ["interactive"],
  ]

  @Test(arguments: commands)
  func everyHelpHasAnExample(command: [String]) throws {
    let run = try Run(command + ["--help"])
    #expect(run.status == 0 && run.errors.isEmpty)
    let words = (["Example: shirabe"] + command).joined(separator: " ")
    #expect(run.output.contains(words), "\(run.output)")
  }
}
