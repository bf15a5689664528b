import ShirabeJSON
import ShirabeTestSupport
import Testing

/// What the daemon refuses, with which code; whatever it refuses, the connection lives on.
@Suite(.daemon())
struct ParameterErrorTests {
  static let refusals: [(method: String, params: JSON, code: JSON)] = [
    ("Search", ["query": "x"], -32601), ("", [:], -32601), ("rpc.discover", [:], -32601),
    // Unknown, missing, mistyped.
    ("search", [:], -32602), ("search", ["query": "x", "Limit": 1], -32602), ("search", ["q": "x"], -32602),
    ("search", ["query": 5], -32602), ("search", ["query": nil], -32602), ("search", ["query": ["x"]], -32602),
    ("search", ["query": "x", "limit": "10"], -32602), ("search", ["query": "x", "limit": 1.5], -32602),
    ("search", ["query": "x", "limit": -1], -32602), ("search", ["query": "x", "offset": -1], -32602),
    ("search", ["query": "x", "match": "some"], -32602), ("search", ["query": "x", "match": true], -32602),
    ("search", ["query": "x", "sort": "date"], -32602), ("search", ["query": "x", "fields": "id"], -32602),
    ("search", ["query": "x", "fields": ["body"]], -32602), ("search", ["query": "x", "fields": [1]], -32602),
    ("search", ["query": "x", "timeoutMilliseconds": 0], -32602),
    ("search", ["query": "x", "after": "a"], -32602), ("search", ["query": "x", "after": 1, "sort": "id"], -32602),
    ("search", ["query": "x", "collapseDuplicates": true, "sort": "id"], -32602),
    ("search", ["query": "x", "collapseDuplicates": "yes"], -32602),
    ("similar", ["id": "full", "collapseDuplicates": true, "sort": "id"], -32602),
    ("count", ["query": "x", "collapseDuplicates": true], -32602),
    ("count", [:], -32602), ("count", ["query": "x", "match": "auto"], -32602),
    ("count", ["query": "x", "limit": 1], -32602),
    ("get", [:], -32602), ("get", ["id": 7], -32602), ("get", ["id": "full", "query": "x"], -32602),
    ("ping", ["x": 1], -32602), ("status", ["verbose": true], -32602),
    // Limits.
    ("search", ["query": "x", "limit": 1001], -32002),
    ("search", ["query": "x", "limit": 1000, "offset": 9001], -32602),
    ("search", ["query": "x", "limit": 0, "offset": 10001], -32602),
    ("search", ["query": "x", "offset": 9_223_372_036_854_775_807], -32602),
    ("search", ["query": .string(String(repeating: "x", count: 4097))], -32002),
    ("search", ["query": .string(String(repeating: "x", count: (64 << 10) + 1)), "match": "phrase"], -32002),
    ("search", ["query": .string(String(repeating: "x ", count: 65))], -32002),
    ("count", ["query": .string(String(repeating: "(", count: 17) + "x" + String(repeating: ")", count: 17))], -32002),
    // Queries that cannot be read.
    ("search", ["query": "\"x"], -32001), ("search", ["query": ""], -32001), ("search", ["query": "、。!"], -32001),
    ("count", ["query": "x OR"], -32001), ("search", ["query": "(x"], -32001),
    // Articles that are not there: ids are compared as bytes.
    ("get", ["id": "no such"], -32005), ("get", ["id": ""], -32005), ("get", ["id": "FULL"], -32005),
    ("get", ["id": "e\u{301}3"], -32005), ("get", ["id": "\u{0}"], -32005),
  ]

  @Test(arguments: refusals)
  func refuses(method: String, params: JSON, code: JSON) throws {
    let client = try RunningDaemon.ofSuite.connect()
    let reply = try client.reply(to: method, params, id: "x")
    #expect(reply["id"] == "x")
    #expect(reply["error"]?["code"] == code, "\(reply)")
    #expect(reply["error"]?["message"]?.string?.isEmpty == false)
    #expect(try client.call("ping") == [:])
  }

  static let allowed: [JSON] = [
    ["query": "x", "limit": 1000, "offset": 9000], ["query": "x", "limit": 0, "offset": 10000],
    ["query": "x", "limit": 1.0e1], ["query": "x", "fields": []], ["query": "x", "timeoutMilliseconds": 60000],
    ["query": .string(String(repeating: "x", count: 4096))], ["query": .string(String(repeating: "x ", count: 64))],
    ["query": .string(String(repeating: "x", count: 64 << 10)), "match": "phrase"],
  ]

  @Test(arguments: allowed)
  func takesWhatIsJustWithinTheLimits(params: JSON) throws {
    #expect(try RunningDaemon.ofSuite.connect().call("search", params)["total"] == 0)
  }

  @Test(arguments: [(#"会議 "港"#, 7), ("灯台 OR", 9), ("((港)", 0), ("", 0)])
  func saysWhereAQueryCannotBeRead(query: String, offset: Int) throws {
    let reply = try RunningDaemon.ofSuite.connect().reply(to: "search", ["query": .string(query)])
    #expect(reply["error"]?["code"] == -32001)
    #expect(reply["error"]?["data"]?["offset"] == JSON(offset), "\(reply)")
    #expect(reply["error"]?["data"]?["reason"]?.string?.isEmpty == false)
  }
}
