import ShirabeJSON
import ShirabeTestSupport
import Testing

/// What is refused in the methods and members that explain results: each with its code and what the message names.
@Suite(.daemon(LabelledArticles.stories))
struct BadInputTests {
  static let refusals: [(method: String, params: JSON, code: JSON, names: [String])] = [
    ("search", ["query": "x", "offsetUnit": "utf32"], -32602, ["offsetUnit", "utf8", "utf16", "scalar", "grapheme"]),
    ("search", ["query": "x", "offsetUnit": 8], -32602, ["offsetUnit"]),
    ("search", ["query": "x", "facets": ["day"]], -32602, ["facets", "day", "month"]),
    ("search", ["query": "x", "facets": "tag"], -32602, ["facets"]),
    ("search", ["query": "x", "facets": [1]], -32602, ["facets"]),
    ("search", ["query": "x", "sort": "date"], -32602, ["sort", "newest", "oldest"]),
    ("search", ["query": "x", "fields": ["text"]], -32602, ["fields", "text", "title"]),
    ("search", ["query": "x", "positions": 1], -32602, ["positions", "true"]),
    ("search", ["query": "x", "explain": "yes"], -32602, ["explain", "true"]),
    ("search", ["query": "x", "snippets": 0], -32602, ["snippets", "10"]),
    ("search", ["query": "x", "snippets": 11], -32602, ["snippets", "10"]),
    ("search", ["query": "x", "snippetLetters": 19], -32602, ["snippetLetters", "20", "1000"]),
    ("search", ["query": "x", "snippetLetters": 1001], -32602, ["snippetLetters", "1000"]),
    ("search", ["query": "x", "snippetLetters": true], -32602, ["snippetLetters"]),
    ("search", ["query": "x", "collapse": true], -32602, ["collapse"]),
    ("search", ["query": "x", "offset": 9991], -32602, ["offset", "10000"]),
    ("similar", ["id": "port", "offset": 9991], -32602, ["offset", "10000"]),
    ("similar", ["id": "port", "limit": 1001], -32002, ["limit", "1000"]),
    ("similar", ["query": "x"], -32602, ["query", "id"]), ("similar", [:], -32602, ["id"]),
    ("similar", ["id": 1], -32602, ["id"]), ("similar", ["id": "port", "offsetUnit": ""], -32602, ["offsetUnit"]),
    ("whyNot", ["query": "x"], -32602, ["id"]), ("whyNot", ["id": "port"], -32602, ["query"]),
    ("whyNot", ["query": "x", "id": "port", "match": "auto"], -32602, ["match", "phrase"]),
    ("whyNot", ["query": "x", "id": ["port"]], -32602, ["id"]),
    ("suggest", [:], -32602, ["prefix"]), ("suggest", ["prefix": 1], -32602, ["prefix"]),
    ("suggest", ["prefix": "x", "limit": 0], -32602, ["limit", "100"]),
    ("suggest", ["prefix": "x", "limit": 101], -32602, ["limit", "100"]),
    ("analyze", [:], -32602, ["text"]), ("analyze", ["text": ["x"]], -32602, ["text"]),
    ("analyze", ["text": .string(String(repeating: "x", count: (64 << 10) + 1))], -32002, ["text", "65536"]),
    ("count", ["query": "x", "fields": ["id"]], -32602, ["fields"]),
  ]

  @Test(arguments: refusals)
  func namesWhatIsWrong(method: String, params: JSON, code: JSON, names: [String]) throws {
    let error = try RunningDaemon.ofSuite.connect().reply(to: method, params)["error"]
    #expect(error?["code"] == code, "\(String(describing: error))")
    let message = try #require(error?["message"]?.string)
    for name in names { #expect(message.contains(name), "\(message)") }
  }

  /// Requests that are good without one more parameter.
  static let requests: [(method: String, params: JSON)] = [
    ("search", ["query": "x"]), ("count", ["query": "x"]), ("get", ["id": "port"]), ("similar", ["id": "port"]),
    ("whyNot", ["query": "x", "id": "port"]), ("suggest", ["prefix": "x"]), ("analyze", ["text": "x"]),
    ("status", [:]), ("ping", [:]),
  ]

  @Test(arguments: requests)
  func ignoresNoParameter(method: String, params: JSON) throws {
    let client = try RunningDaemon.ofSuite.connect()
    #expect(try client.reply(to: method, params)["result"] != nil)
    for name in ["verbose", "Query", ""] {
      let members = [JSON.Object.Member(name: name, value: 1)] + (params.object?.members ?? [])
      let error = try client.reply(to: method, .object(JSON.Object(members)))["error"]
      #expect(error?["code"] == -32602)
      #expect(error?["message"]?.string?.contains("\"\(name)\"") == true)
    }
  }

  /// A query, and the byte at which it cannot be read.
  static let unreadable: [(query: String, offset: Int)] = [
    ("港 date:2025-13", 9), ("date:soon", 5), ("date:2026..2025", 5), ("-港", 0), ("NOT 港", 0),
    ("港 OR", 6), ("(港", 0), ("港)", 3), (#"港 "麻薬"#, 4), ("、。", 0), ("title:", 6), ("tag:", 4),
  ]

  @Test(arguments: unreadable, ["search", "count", "whyNot"])
  func saysWhereAQueryCannotBeRead(unreadable: (query: String, offset: Int), method: String) throws {
    var members = [JSON.Object.Member(name: "query", value: .string(unreadable.query))]
    if method == "whyNot" { members.append(.init(name: "id", value: "port")) }
    let error = try RunningDaemon.ofSuite.connect().reply(to: method, .object(JSON.Object(members)))["error"]
    #expect(error?["code"] == -32001)
    #expect(error?["data"]?["offset"] == JSON(unreadable.offset), "\(String(describing: error))")
    #expect(error?["data"]?["reason"]?.string?.isEmpty == false)
  }
}
