import ShirabeJSON
import ShirabeTestSupport
import Testing

@testable import ShirabeTerminal

/// What differs where standard output is a terminal.
struct TerminalOutputTests {
  private func run(
    lines: UInt16, _ arguments: [String] = [], _ variables: [String: String] = [:]
  ) throws -> (output: String, status: Int32) {
    let daemon = try FakeDaemon { _ in
      .success(Samples.result((1...5).map { ["id": .string("a\($0)"), "title": .string("題\($0)")] }))
    }
    defer { daemon.stop() }
    let environment = ["SHIRABE_SOCKET": daemon.path, "TERM": "xterm", "NO_COLOR": "1", "PATH": "/usr/bin:/bin"]
    return try Terminal(lines: lines, columns: 40)
      .run(["search"] + arguments + ["x"], environment.merging(variables) { $1 })
  }

  private static let text = (1...5).map { "題\($0)\n  a\($0)\n\n" }.joined() + "5 of 5 articles, 153 µs\n"
  private static let marked = ["SHIRABE_PAGER": "sed s/^/P/"]

  static let runs: [(lines: UInt16, arguments: [String], variables: [String: String], isPaged: Bool)] = [
    (10, [], marked, true), (10, [], ["PAGER": "sed s/^/P/"], true), (17, [], marked, false), (16, [], marked, true),
    (10, ["--no-pager"], marked, false), (10, [], ["SHIRABE_PAGER": "", "PAGER": "sed s/^/P/"], false),
    (10, [], ["SHIRABE_PAGER": "cat"], false),
  ]

  @Test(arguments: runs)
  func pagesWhatIsLongerThanTheScreen(
    lines: UInt16, arguments: [String], variables: [String: String], isPaged: Bool
  ) throws {
    let (output, status) = try run(lines: lines, arguments, variables)
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(output == (isPaged ? lines.map { "P\($0)\n" }.joined() : Self.text))
    #expect(status == 0)
  }

  @Test(arguments: [([], "P# shirabe-speed(7) - "), (["--no-pager"], "# shirabe-speed(7) - ")])
  func pagesGuides(arguments: [String], beginning: String) throws {
    let environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin", "SHIRABE_PAGER": "sed s/^/P/"]
    let (output, status) = try Terminal(lines: 10, columns: 200).run(["help", "speed"] + arguments, environment)
    #expect(output.hasPrefix(beginning) && output.contains("Machines differ") && status == 0)
  }

  @Test func otherFormatsAreNotPaged() throws {
    #expect(try run(lines: 3, ["--format", "ids"], Self.marked).output == "a1\na2\na3\na4\na5\n")
  }

  @Test func aReaderWhoLeavesEndsItQuietly() throws {
    let (output, status) = try run(lines: 10, [], ["SHIRABE_PAGER": "head -n 2"])
    #expect(output == "題1\n  a1\n" && status == 0)
  }

  @Test func printsAllTheSameWhereThePagerCannotBeRun() throws {
    let (output, status) = try run(lines: 10, [], ["SHIRABE_PAGER": "/nonexistent/pager 2>/dev/null"])
    #expect(output == Self.text && status == 0)
  }

  @Test func linksAndColorsOnlyWhereTheTerminalKnowsThem() throws {
    #expect(try run(lines: 99, ["--fields", "title"]).output.contains("\u{1B}") == false)
    let colored = try run(lines: 99, ["--fields", "title"], ["NO_COLOR": ""]).output
    #expect(colored.hasPrefix("\u{1B}[1m題1\u{1B}[0m\n"))
  }

  @Test func seesHowMuchAScreenShows() {
    let screen = Screen(lines: 4, columns: 4)
    let texts = [("a\nb\nc\n", false), ("a\nb\nc\nd\n", true), ("漢字漢\nb\n", false), ("漢字漢字漢\nb\n", true)]
    for (text, overflows) in texts { #expect(screen.overflows(Array(text.utf8)) == overflows, "\(text)") }
    #expect(Screen.visible("\u{1B}[1mx\u{1B}[0m\u{1B}]8;;http://a\u{1B}\\y\u{1B}]8;;\u{1B}\\z") == "xyz")
  }
}
