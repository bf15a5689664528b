import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The built `shirabe search --since` and a daemon whose index changes.
struct SinceProgramTests {
  private let daemon: RunningDaemon

  init() throws {
    daemon = try RunningDaemon([Article(id: "a", body: "港の朝"), Article(id: "b", body: "山の朝")], shards: 2)
  }

  private func run(_ arguments: String...) throws -> Program {
    let program = try Program("shirabe", arguments, environment: ["SHIRABE_SOCKET": daemon.socket])
    try program.status()
    return program
  }

  /// What `status` prints to be passed on.
  private func moment() throws -> String {
    let line = try run("status").output.split(separator: "\n").first { $0.hasPrefix("moment ") }
    return try #require(line?.split(separator: " ").last.map(String.init))
  }

  @Test func givesWhatCameAfter() throws {
    let first = try moment()
    let none = try run("search", "--since", first, "港")
    #expect(try none.status() == 1)
    #expect(none.output.contains("; next --since \(first)\n"), "\(none.output)")

    try daemon.write([Article(id: "c", body: "港の昼"), Article(id: "d", body: "川の昼")])
    try daemon.write([Article(id: "a", body: "港の夜")])
    #expect(try run("search", "港", "--since", first, "--sort", "id", "--format", "ids").output == "a\nc\n")
    #expect(try run("search", "--all", "港", "--since", first, "--format", "ids").output == "a\nc\n")
    #expect(try run("phrase", "港の昼", "--since", first, "--format", "ids").output == "c\n")
    let json = try JSON(parsing: run("search", "港", "--since", first, "--format", "json", "--all").output)
    let second = "\(json["indexId"]?.string ?? ""):\(json["generation"]?.int64 ?? 0)"
    #expect(try second == moment())
    #expect(try run("search", "港", "--since=\(second)", "--format", "ids").status() == 1)
    let generation = try #require(first.split(separator: ":").last.map(String.init))
    #expect(try run("search", "--since", generation, "--format", "ids", "--sort=id", "港").output == "a\nc\n")
  }

  @Test func goesWithBatches() throws {
    let first = try moment()
    try daemon.write([Article(id: "c", body: "港の昼")])
    let second = try #require(Int64(moment().split(separator: ":").last ?? ""))
    let program = try Program(
      "shirabe", ["search", "--batch", "--since", first, "--format", "ids"],
      environment: ["SHIRABE_SOCKET": daemon.socket],
      input: "港\n朝\n{\"query\":\"朝\",\"since\":0}\n{\"query\":\"港\",\"since\":\(second)}\n")
    #expect(try program.status() == 0, "\(program.errors)")
    #expect(program.output.split(separator: "\n").sorted() == ["1\tc", "3\ta", "3\tb"])
  }

  @Test func tellsOfAnotherIndex() throws {
    let now = try moment()
    let indexId = try #require(now.split(separator: ":").first)
    for other in ["0123:1", "\(indexId):9999", "9999"] {
      let program = try run("search", "--since", other, "港")
      #expect(try program.status() == 2)
      #expect(program.output == "")
      #expect(program.errors.contains("made anew"), "\(program.errors)")
      #expect(program.errors.hasSuffix("--since \(indexId):0\n"), "\(program.errors)")
    }
    #expect(try run("search", "--since", "\(indexId):0", "--format", "ids", "港").output == "a\n")
  }

  @Test(arguments: ["", "x", "-1", "1:", ":1", "a:b:1", "99999999999999999999"])
  func refusesWhatIsNoMoment(text: String) throws {
    let program = try run("search", "--since=\(text)", "港")
    #expect(try program.status() == 2)
    #expect(program.errors.contains("--since"), "\(program.errors)")
  }
}
