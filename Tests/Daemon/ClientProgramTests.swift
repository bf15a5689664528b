import Glibc
import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The built `shirabe` asking the built `shirabed`.
@Suite(.daemon(shards: 2))
struct ClientProgramTests {
  private func run(_ arguments: String...) throws -> Program { try run(arguments) }

  private func run(_ arguments: [String], environment: [String: String]? = nil) throws -> Program {
    let program = try Program(
      "shirabe", arguments, environment: environment ?? ["SHIRABE_SOCKET": RunningDaemon.ofSuite.socket])
    try program.status()
    return program
  }

  static let runs: [(arguments: [String], status: Int32, output: String)] = [
    (["search", "灯台", "--format", "ids"], 0, "full\n"),
    (["search", "--format=ids", "港", "春"], 0, "full\n"),
    (["search", "灯台", "会議", "--format", "ids"], 1, ""),
    (["search", "--format", "ids", "灯台", "-港"], 1, ""),
    (["search", "--format", "ids", "--match", "any", "灯台", "存在しない"], 0, "full\n"),
    (["search", "--format", "ids", "--", "灯台", "-会議"], 0, "full\n"),
    (["phrase", "新しい灯台", "--format", "ids"], 0, "full\n"),
    (["phrase", "灯台", "新しい", "--format", "ids"], 1, ""),
    (["count", "会議"], 0, "60\n"), (["count", "会議", "-minutes"], 1, "0\n"),
    (["count", "会議", "--format", "json"], 0, "{\"format\":1,\"total\":60}\n"),
    (["show", "full"], 0, article), (["show", "none"], 1, ""),
    (["ping"], 0, ""), (["call", "ping"], 0, "{}\n"),
    (["call", "count", #"{"query":"会議"}"#], 0, "{\"total\":60}\n"),
    (["call", "get", #"{"id":"none"}"#], 1, ""),
    // Bad usage, queries, methods, parameters and limits.
    (["search"], 2, ""), (["find", "x"], 2, ""), (["search", "--nope", "x"], 2, ""),
    (["search", "--format", "xml", "x"], 2, ""), (["search", "\"x"], 2, ""), (["search", "、。"], 2, ""),
    (["count", "(x"], 2, ""), (["search", "--limit", "1001", "x"], 2, ""),
    (["search", "--offset", "9999", "x"], 2, ""), (["call", "nonsense"], 2, ""), (["call", "ping", "[1]"], 2, ""),
    (["call", "search", #"{"query":"x","limit":"1"}"#], 2, ""), (["call", "search", "{"], 2, ""),
  ]

  static let article = """
    港の新しい灯台
    id: full
    published: 2026-02-04
    source: 港湾通信
    author: 水野 葵
    url: https://example.org/lighthouse
    language: ja
    tags: 港, 建築

    灯台は来年の春に完成する。
    見学もできる。

    """

  @Test(arguments: runs)
  func endsWithTheStatusOfTheContract(arguments: [String], status: Int32, output: String) throws {
    let program = try run(arguments)
    #expect(try program.status() == status, "\(program.errors)")
    #expect(program.output == output)
    #expect(program.errors.isEmpty || status > 0)
    #expect(!program.errors.isEmpty || status < 2)
  }

  @Test func printsForPeople() throws {
    let program = try run("search", "灯台")
    #expect(try program.status() == 0)
    #expect(program.output.hasPrefix("港の新しい灯台\n  full  2026-02-04  港湾通信\n"))
    #expect(program.output.contains("1 of 1 article"))
  }

  @Test func printsTheNearestToPeopleAndSaysSo() throws {
    let program = try run("search", "灯台", "存在しない")
    #expect(try program.status() == 1)
    #expect(program.output.hasPrefix("港の新しい灯台\n"))
    #expect(program.errors.contains("no article has all the words"))
  }

  /// The formats for programs carry what the daemon sent.
  @Test func printsForPrograms() throws {
    let words = ["search", "会議", "--sort", "newest", "--limit", "20", "--format"]
    let hits = try RunningDaemon.ofSuite.connect()
      .call("search", ["query": "会議", "sort": "newest", "limit": 20])["hits"]?.array
    let expected = try #require(hits)

    let json = try JSON(parsing: run(words + ["json"]).output)
    #expect(json["hits"]?.array == expected)
    #expect(
      json.object?.members.map(\.name) == ["format", "hits", "total", "matched", "tookMicroseconds", "generation"])

    let jsonLines = try run(words + ["jsonl"]).output.split(separator: "\n")
    #expect(try jsonLines.map { try JSON(parsing: String($0)) } == expected)

    let rows = try run(words + ["tsv"]).output.split(separator: "\n")
    let columns = rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    #expect(columns.allSatisfy { $0.count == 6 })
    #expect(columns.map { $0[0] } == expected.map { $0["id"]?.string })
    #expect(columns.map { $0[2] } == expected.map { $0["published"]?.string ?? "" })
    #expect(columns.map { $0[4] } == expected.map { $0["title"]?.string })
  }

  @Test func keepsARowOnALineWhateverTheArticleHolds() throws {
    let output = try run("search", "separators", "--format", "tsv").output
    #expect(output.filter { $0 == "\n" }.count == 1)
    #expect(output.contains(#"one\ntwo"#) && output.contains(#"\\ "#))
  }

  @Test func walksEveryMatch() throws {
    let program = try run("search", "--all", "会議", "--format", "ids")
    let expected = try SampleArticles.numbered().map { Array($0.id.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(program.output.split(separator: "\n").map { Array($0.utf8) } == expected)
  }

  @Test func showsAnArticleAsItWasGiven() throws {
    let output = try run("show", "full", "--format", "json").output
    #expect(try JSON(parsing: output) == SampleArticles.special()[0].json)
  }

  @Test func showsTheStatus() throws {
    let program = try run("status")
    #expect(try program.status() == 0)
    #expect(program.output.contains("articles    62\n"))
    #expect(try JSON(parsing: run("status", "--format", "json").output)["shards"]?.array?.count == 2)
  }

  @Test(arguments: [["search", "x"], ["count", "x"], ["show", "x"], ["status"], ["ping"], ["call", "ping"]])
  func saysThatThereIsNoDaemon(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    let program = try run(arguments, environment: ["SHIRABE_SOCKET": folder.file("socket")])
    #expect(try program.status() == 69)
    #expect(program.errors.contains(folder.file("socket")))
  }

  @Test func saysThatTheDaemonIsDead() throws {
    let daemon = try RunningDaemon()
    daemon.program.send(signal: SIGKILL)
    try daemon.program.status()
    #expect(try run("ping", "--socket", daemon.socket).status() == 69)
  }

  @Test func findsTheDaemonAtTheDefaultPlaceIfThatIsTheUsersAlone() throws {
    let daemon = try RunningDaemon()
    let environment = ["SHIRABE_INDEX": daemon.index, "XDG_RUNTIME_DIR": daemon.folder.path]
    let program = try Program("shirabed", [], environment: environment)
    #expect(try run(["ping", "--wait", "30"], environment: environment).status() == 0, "\(program.errors)")
    #expect(chmod(daemon.folder.file("shirabe"), 0o777) == 0)
    #expect(try run(["ping"], environment: environment).status() == 77)
  }

  @Test func waitsForADaemon() throws {
    let daemon = try RunningDaemon()
    let ping = try Program("shirabe", ["ping", "--wait", "30", "--socket", daemon.folder.file("later")])
    usleep(30_000)
    let later = try daemon.startAnother(at: daemon.folder.file("later"))
    #expect(try ping.status() == 0, "\(ping.errors) \(later.errors)")
  }
}
