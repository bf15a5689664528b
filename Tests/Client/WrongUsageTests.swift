import ShirabeJSON
import ShirabeModel
import ShirabeTestSupport
import Testing

/// What people do wrong, and what they are told: what is wrong itself, and not what follows from it.
struct WrongUsageTests {
  static let usages: [([String], String)] = [
    (["search", "--bogus", "港"], "search has no option --bogus; see shirabe search --help"),
    (["count", "--bogus", "港"], "count has no option --bogus"),
    (["phrase", "港", "--al"], "phrase has no option --al; did you mean --all?"),
    (["search", "--limt", "3", "港"], "did you mean --limit?"), (["search", "--limt=3", "港"], "did you mean --limit?"),
    (["search", "--bogus"], "search has no option --bogus"), (["status", "--bogus"], "status has no option --bogus"),
    (["search", "--", "--bogus", "--limit"], "no daemon answers"), (["search", "--limit"], "Missing value"),
    (["search", "--limit", "1001", "港"], "--limit may be at most 1000, not 1001: --all prints every match."),
    (["search", "--limit", "1000", "--offset", "9001", "港"], "may come to 10000 together: --all prints every match."),
    (["search", "--offset", "9223372036854775807", "港"], "may come to 10000 together"),
    (["search", "--offset", "9990", "港"], "no daemon answers"), (["call", "search", "{"], "Usage: shirabe call "),
  ]

  @Test(arguments: usages)
  func isTold(arguments: [String], message: String) throws {
    let run = try Run(arguments, ["SHIRABE_SOCKET": "/nowhere/s", "HOME": "/nowhere"])
    #expect(run.status == (message.hasPrefix("no daemon") ? 69 : 2) && run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: ["", " \u{3000}"])
  func aBlankQueryHasNoPlaceToShow(query: String) throws {
    let daemon = try FakeDaemon { _ in .failure(.queryNotUnderstood(offset: 0, reason: "nothing to search for")) }
    defer { daemon.stop() }
    let run = try Run(["count", "--socket", daemon.path, query])
    #expect(run.status == 2 && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  /// What a terminal of another encoding sends is not taken for a query of separators.
  @Test func whatIsNotUTF8IsToldOf() throws {
    let daemon = try FakeDaemon { _ in .success(["total": 7]) }
    defer { daemon.stop() }
    for argument in [#"\271\301"#, #"港\377"#, #"\343\201"#] {
      let program = try shell(#""$1" count --socket "$2" "$(printf '\#(argument)')""#, daemon.path)
      #expect(try program.status() == 2 && program.errors.contains("is not UTF-8; "), "\(program.errors)")
    }
    let completion = try shell(#""$1" --complete bash "$(printf 'shirabe count \271')" 20"#, daemon.path)
    #expect(try completion.status() == 0 && completion.errors.isEmpty, "\(completion.errors)")
    #expect(daemon.requests.isEmpty)
  }

  /// Without care the socket would get the number of a stream that is closed.
  @Test func whatIsPrintedNeverGoesToTheDaemon() throws {
    let daemon = try FakeDaemon { _ in .success(["total": 7]) }
    defer { daemon.stop() }
    for (closed, status, output) in [(">&-", 70, ""), ("<&-", 0, "7\n"), ("2>&-", 0, "7\n"), ("<&- >&- 2>&-", 70, "")] {
      let program = try shell(#""$1" count --socket "$2" 港 \#(closed)"#, daemon.path)
      #expect(try program.status() == status && program.output == output, "\(closed)")
      #expect(closed != ">&-" || program.errors.contains("writing to standard output failed: Bad file descriptor"))
    }
    #expect(daemon.requests.map(\.method) == ["count", "count", "count", "count"])
  }

  @Test(arguments: ["--help", "--generate-manual", "search --help", "--explain-exit-status"])
  func helpThatCannotBePrintedIsToldOf(arguments: String) throws {
    let program = try shell(#""$1" \#(arguments) >/dev/full"#, "")
    #expect(try program.status() == 70 && program.errors.contains("No space left on device"), "\(program.errors)")
  }

  private func shell(_ script: String, _ socket: String) throws -> Program {
    try Program("/bin/sh", ["-c", script, "sh", Program.path(of: "shirabe"), socket], environment: [:])
  }
}
