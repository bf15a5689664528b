import ShirabeTestSupport
import Testing

/// `--explain-exit-status` of the built programs.
struct ExplainedStatusTests {
  @Test(arguments: Programs.names)
  func printsAllStatuses(name: String) throws {
    let program = try Program(name, ["--explain-exit-status"])
    #expect(try program.status() == 0)
    #expect(program.errors == "")
    let lines = program.output.split(separator: "\n")
    #expect(lines.compactMap { $0.split(separator: " ").first.flatMap { Int32($0) } } == Programs.exitStatuses(name))
    #expect(lines.allSatisfy { $0.dropFirst(4).count > 10 })
  }

  /// It is asked for beside anything else, and then nothing else is done.
  @Test func printsThemWhateverElseIsSaid() throws {
    let folder = try TemporaryFolder()
    let program = try Program("shirabed", ["--index", folder.file("none"), "--explain-exit-status"])
    #expect(try program.status() == 0)
    #expect(program.output.hasPrefix("0   "))
  }

  @Test(arguments: Programs.names)
  func helpNamesIt(name: String) throws {
    let program = try Program(name, ["--help"])
    #expect(try program.status() == 0)
    #expect(program.output.contains("--explain-exit-status"))
  }
}
