import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Replies of the built daemon, and what the built client prints, against the schemas in the package.
@Suite(.daemon(shards: 2, LabelledArticles.all))
struct SchemaTests {
  /// Every member that may be asked for.
  private static let everything: JSON = [
    "fields": ["id", "title", "score", "published", "source", "author", "url", "language", "tags", "snippet"],
    "explain": true, "positions": true, "snippets": 2,
    "facets": ["source", "tag", "author", "language", "year", "month"],
  ]

  private static func all(_ params: JSON) -> JSON {
    .object(JSON.Object((params.object?.members ?? []) + (everything.object?.members ?? [])))
  }

  static let calls: [(method: String, params: JSON)] = [
    ("search", ["query": "麻薬"]), ("search", all(["query": "麻薬 OR 報告"])),
    ("search", all(["query": "麻薬 港", "match": "any"])),
    ("search", ["query": "報告", "sort": "id", "limit": 1]), ("search", ["query": "麻薬 ベラニラ コロンピア"]),
    ("search", ["query": "コロンビア 、"]), ("search", ["query": "報告", "limit": 0]), ("similar", all(["id": "port"])),
    ("count", ["query": "報告"]), ("get", ["id": "port"]), ("get", ["id": "report-1"]), ("status", [:]), ("ping", [:]),
    ("metrics", [:]),
    ("subscribe", ["query": "麻薬"]), ("subscribe", ["query": "麻薬", "since": 0]),
    ("suggest", ["prefix": "コ"]), ("suggest", ["prefix": "無い"]),
    ("suggest", ["prefix": "", "field": "tag"]), ("suggest", ["prefix": "", "field": "source"]),
    ("analyze", ["text": "F-35と한글 18,500"]),
    ("whyNot", ["query": "麻薬", "id": "port"]), ("whyNot", ["query": "船 title:麻薬 date:2026", "id": "port"]),
  ]

  @Test(arguments: calls)
  func repliesAreAsTheirSchemasSay(method: String, params: JSON) throws {
    let result = try RunningDaemon.ofSuite.connect().call(method, params)
    #expect(try Schema(named: method).problems(in: result) == [], "\(result)")
  }

  static let refused: [(method: String, params: JSON)] = [
    ("search", ["query": "\"x"]), ("search", ["query": 1]), ("get", ["id": "none"]),
    ("search", ["query": "x", "limit": 1001]),
    ("nonsense", [:]),
  ]

  @Test(arguments: refused)
  func errorsAreAsTheirSchemaSays(method: String, params: JSON) throws {
    let error = try #require(try RunningDaemon.ofSuite.connect().reply(to: method, params)["error"])
    #expect(try Schema(named: "error").problems(in: error) == [], "\(error)")
  }

  static let runs: [(arguments: [String], schema: String)] = [
    (["search", "麻薬"], "search"), (["phrase", "報告"], "search"), (["similar", "port"], "similar"),
    (["count", "報告"], "count"),
    (["show", "port"], "get"), (["status"], "status"), (["suggest", "コ"], "suggest"), (["analyze", "F-35"], "analyze"),
    (["why-not", "port", "船"], "whyNot"),
  ]

  @Test(arguments: runs)
  func theClientPrintsTheSameWithTheVersionOfTheForm(arguments: [String], schema: String) throws {
    let program = try Program(
      "shirabe", arguments + ["--format", "json"], environment: ["SHIRABE_SOCKET": RunningDaemon.ofSuite.socket])
    try program.status()
    let printed = try JSON(parsing: program.output)
    #expect(try Schema(named: schema).problems(in: printed) == [], "\(printed)")
    #expect(printed["format"] == (schema == "get" ? nil : 1))
  }

  @Test func linesOfABatchAreAsTheirSchemaSays() throws {
    let program = try Program(
      "shirabe", ["search", "--batch"], environment: ["SHIRABE_SOCKET": RunningDaemon.ofSuite.socket],
      input: "麻薬\n\"x\n{bad\n{\"query\":\"報告\",\"limit\":2}\n無い言葉\n")
    #expect(try program.status() == 2)
    let lines = try program.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(lines.count == 5)
    for line in lines { #expect(try Schema(named: "batch").problems(in: line) == [], "\(line)") }
  }
}
