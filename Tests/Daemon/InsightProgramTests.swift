import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The built `shirabe` asking the built `shirabed` what the index sees and why it answers as it does.
@Suite(.daemon(shards: 2, LabelledArticles.all))
struct InsightProgramTests {
  private func run(_ arguments: [String]) throws -> Program {
    let program = try Program("shirabe", arguments, environment: ["SHIRABE_SOCKET": RunningDaemon.ofSuite.socket])
    try program.status()
    return program
  }

  /// Arguments, exit status, and what the output must hold; none at all where that is empty.
  static let runs: [(arguments: [String], status: Int32, holds: [String])] = [
    (["search", "--explain", "麻薬"], 0, ["コロンビアの港\n", "share", "phrase"]),
    (["search", "--facet", "source", "--facet", "year", "麻薬"], 0, ["source\n  港湾通信  1\n", "year\n  2025  1\n"]),
    (["search", "--snippets", "2", "--snippet-letters", "30", "麻薬"], 0, ["検査は18,500か所で、麻薬対策の柱だ。"]),
    (["search", "--positions", "麻薬"], 0, ["  body "]),
    (["search", "--positions", "--offset-unit", "grapheme", "麻薬"], 0, ["  body 8–10, 30–32"]),
    (["search", "--sort", "oldest", "--offset", "1", "--limit", "1", "--format", "ids", "コロンビア"], 0, ["port\n"]),
    (["search", "--facet", "day", "麻薬"], 2, []), (["search", "--offset-unit", "utf32", "麻薬"], 2, []),
    (["search", "--snippets", "11", "麻薬"], 2, []), (["search", "--offset", "9999", "麻薬"], 2, []),
    (["why-not", "port", "麻薬"], 0, ["port matches\n"]),
    (["why-not", "port", "船", "date:2026"], 1, ["port does not match:\n", "term", "filter", "date:2026"]),
    (["why-not", "none", "麻薬"], 1, []), (["why-not", "port", "(麻薬"], 2, []), (["why-not", "port"], 2, []),
    (["suggest", "コロ"], 0, ["コロンビア", "3", "word"]), (["suggest", "無い言葉"], 1, []),
    (["suggest", "--limit", "0", "コ"], 2, []), (["suggest"], 2, []),
    (["similar", "port"], 0, ["Café Bogotá"]), (["similar", "none"], 1, []), (["similar"], 2, []),
    (["analyze", "ｶﾞ18,500"], 0, ["folded: ガ18500\n", "katakana", "number"]), (["analyze"], 2, []),
  ]

  @Test(arguments: runs)
  func printsForPeople(arguments: [String], status: Int32, holds: [String]) throws {
    let program = try run(arguments)
    #expect(try program.status() == status, "\(program.errors)")
    for text in holds { #expect(program.output.contains(text), "\(program.output)") }
    #expect(!holds.isEmpty || program.output.isEmpty)
    #expect(status < 2 || !program.errors.isEmpty)
  }

  /// As JSON, a program prints what the daemon sent.
  static let results: [(arguments: [String], status: Int32, method: String, params: JSON)] = [
    (["why-not", "port", "船"], 1, "whyNot", ["query": "船", "id": "port"]),
    (["why-not", "port", "麻薬"], 0, "whyNot", ["query": "麻薬", "id": "port"]),
    (["suggest", "コロ", "--limit", "3"], 0, "suggest", ["prefix": "コロ", "limit": 3]),
    (["analyze", "F-35か"], 0, "analyze", ["text": "F-35か"]),
  ]

  @Test(arguments: results)
  func printsForPrograms(arguments: [String], status: Int32, method: String, params: JSON) throws {
    let program = try run(arguments + ["--format", "json"])
    #expect(try program.status() == status)
    var printed = try #require(try JSON(parsing: program.output).object)
    #expect(printed["format"] == 1)
    printed["format"] = nil
    #expect(.object(printed) == (try RunningDaemon.ofSuite.connect().call(method, params)))
  }

  @Test(arguments: [["search", "麻薬"], ["similar", "port"]])
  func printsHitsForPrograms(arguments: [String]) throws {
    let options = ["--explain", "--positions", "--snippets", "3", "--facet", "tag", "--format", "json"]
    let params: JSON = arguments[0] == "search" ? ["query": "麻薬"] : ["id": "port"]
    let page: JSON = ["explain": true, "positions": true, "snippets": 3, "facets": ["tag"]]
    let members = (params.object?.members ?? []) + (page.object?.members ?? [])
    let sent = try RunningDaemon.ofSuite.connect().call(arguments[0], .object(JSON.Object(members)))
    let program = try run(arguments + options)
    #expect(try program.status() == 0, "\(program.errors)")
    let printed = try JSON(parsing: program.output)
    for name in ["hits", "total", "matched", "facets"] { #expect(printed[name] == sent[name]) }
    #expect(sent["facets"]?["tag"] != nil && sent["hits"]?.array?.first?["explain"] != nil)
  }

  @Test func underlinesThePlaceInAQuery() throws {
    let program = try run(["search", "麻薬", "date:soon"])
    #expect(try program.status() == 2)
    #expect(program.errors.contains("麻薬 date:soon\n") && program.errors.contains("^"))
  }

  @Test func advisesWhereNothingIsFound() throws {
    let program = try run(["search", "--match", "all", "コロンピア"])
    #expect(try program.status() == 1)
    #expect(program.errors.contains("  コロンピア  0\n"))
    let socket = try RunningDaemon.ofSuite.socket
    #expect(program.errors.contains("try: shirabe search コロンビア  # 3 articles\n"), "\(program.errors)")
    let flagged = try run(["search", "--match", "all", "--socket", socket, "コロンピア"])
    #expect(flagged.errors.contains("try: shirabe search --socket \(socket) コロンビア  # 3 articles\n"))
  }
}
