import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The examples of the JSON-RPC 2.0 specification, section 7, with methods of the daemon where they need some, and what it
/// leaves to be read between them.
@Suite(.daemon())
struct ConformanceTests {
  /// Each request line and its reply line, where an error reply is written as its id and its code; nil where none is due.
  static let examples: [(String, String?)] = [
    // Positional parameters are not for us, named ones are.
    (#"{"jsonrpc":"2.0","method":"count","params":["会議","all"],"id":1}"#, "[1,-32602]"),
    (#"{"jsonrpc":"2.0","method":"count","params":[],"id":2}"#, "[2,-32602]"),
    (#"{"jsonrpc":"2.0","method":"ping","params":[],"id":2}"#, "[2,-32602]"),
    (
      #"{"jsonrpc":"2.0","method":"count","params":{"query":"会議","match":"all"},"id":3}"#,
      #"{"jsonrpc":"2.0","id":3,"result":{"total":60}}"#
    ),
    (
      #"{"jsonrpc":"2.0","method":"count","params":{"match":"all","query":"会議"},"id":4}"#,
      #"{"jsonrpc":"2.0","id":4,"result":{"total":60}}"#
    ),
    // Notifications: nothing, not even an error.
    (#"{"jsonrpc":"2.0","method":"count","params":{"query":"会議"}}"#, nil),
    (#"{"jsonrpc":"2.0","method":"count","params":[1,2,3,4,5]}"#, nil),
    (#"{"jsonrpc":"2.0","method":"foobar"}"#, nil),
    (#"{"jsonrpc":"2.0","method":"foobar","id":"1"}"#, #"["1",-32601]"#),
    (#"{"jsonrpc":"2.0","method":"foobar,"params":"bar","baz]"#, "[null,-32700]"),
    (#"{"jsonrpc":"2.0","method":1,"params":"bar"}"#, "[null,-32600]"),
    // Batches.
    (#"[{"jsonrpc":"2.0","method":"ping","id":"1"},{"jsonrpc":"2.0","method"]"#, "[null,-32700]"),
    ("[]", "[null,-32600]"),
    ("[1]", "[[null,-32600]]"),
    ("[1,2,3]", "[[null,-32600],[null,-32600],[null,-32600]]"),
    (
      #"[{"jsonrpc":"2.0","method":"count","params":{"query":"会議"},"id":"1"},{"jsonrpc":"2.0","method":"ping"},"#
        + #"{"jsonrpc":"2.0","method":"count","params":["会議"],"id":"2"},{"foo":"boo"},"#
        + #"{"jsonrpc":"2.0","method":"foo.get","params":{"name":"myself"},"id":"5"},"#
        + #"{"jsonrpc":"2.0","method":"ping","id":"9"}]"#,
      #"[{"jsonrpc":"2.0","id":"1","result":{"total":60}},["2",-32602],[null,-32600],["5",-32601],"#
        + #"{"jsonrpc":"2.0","id":"9","result":{}}]"#
    ),
    (#"[{"jsonrpc":"2.0","method":"count","params":{"query":"会議"}},{"jsonrpc":"2.0","method":"foobar"}]"#, nil),
    ("[" + String(repeating: "1,", count: 10_000) + "1]", "[null,-32002]"),
    // Ids come back as they were written.
    (#"{"jsonrpc":"2.0","method":"ping","id":1.0}"#, #"{"jsonrpc":"2.0","id":1.0,"result":{}}"#),
    (
      #"{"jsonrpc":"2.0","method":"ping","id":12345678901234567890}"#,
      #"{"jsonrpc":"2.0","id":12345678901234567890,"result":{}}"#
    ),
    (#"{"jsonrpc":"2.0","method":"ping","id":-1.5E+300}"#, #"{"jsonrpc":"2.0","id":-1.5E+300,"result":{}}"#),
    (#"{"jsonrpc":"2.0","method":"ping","id":"x"}"#, #"{"jsonrpc":"2.0","id":"x","result":{}}"#),
    (#"{"jsonrpc":"2.0","method":"ping","id":null}"#, #"{"jsonrpc":"2.0","id":null,"result":{}}"#),
    (#"{"jsonrpc":"2.0","method":"ping","id":"\u2028\u0000"}"#, #"{"jsonrpc":"2.0","id":"\u2028\u0000","result":{}}"#),
    (#"{"id":7,"params":{},"method":"ping","jsonrpc":"2.0"}"#, #"{"jsonrpc":"2.0","id":7,"result":{}}"#),
    // What is no id, no version, no params, no request.
    (#"{"jsonrpc":"2.0","method":"ping","id":true}"#, "[null,-32600]"),
    (#"{"jsonrpc":"2.0","method":"ping","id":[1]}"#, "[null,-32600]"),
    (#"{"jsonrpc":"1.0","method":"ping","id":7}"#, "[7,-32600]"),
    (#"{"method":"ping","id":7}"#, "[7,-32600]"),
    (#"{"jsonrpc":"2.0","method":"ping","params":null,"id":7}"#, "[7,-32600]"),
    ("7", "[null,-32600]"), ("null", "[null,-32600]"), ("{} {}", "[null,-32700]"), ("{", "[null,-32700]"),
    // Nesting and numbers beyond any use.
    (String(repeating: "[", count: 100_000), "[null,-32700]"),
    (#"{"jsonrpc":"2.0","method":"ping","id":7,"deep":"# + nested(1000) + "}", "[null,-32700]"),
    (#"{"jsonrpc":"2.0","method":"ping","id":1"# + String(repeating: "0", count: 5000) + "]", "[null,-32700]"),
    (#"{"jsonrpc":"2.0","method":"search","params":{"query":"会議","limit":1e999},"id":7}"#, "[7,-32602]"),
    (#"{"jsonrpc":"2.0","method":"search","params":{"query":"会議","limit":18446744073709551616},"id":7}"#, "[7,-32602]"),
  ]

  @Test(arguments: examples)
  func answersAsTheSpecificationSays(line: String, expected: String?) throws {
    let client = try RunningDaemon.ofSuite.connect()
    try client.send(line + "\n" + request("ping", id: "end"))
    if let expected { #expect(shorten(try client.reply()).description == expected) }
    // Nothing more came for the line, and the connection lives on.
    #expect(try client.reply()["id"] == "end")
  }

  @Test func namesTheMembersWherePositionalOnesAreSent() throws {
    let reply = try RunningDaemon.ofSuite.connect().reply(to: "search", ["会議"])
    let message = try #require(reply["error"]?["message"]?.string)
    for name in ["query", "match", "limit", "offset", "after", "sort", "fields", "timeoutMilliseconds"] {
      #expect(message.contains(name))
    }
  }

  private static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  /// Replaces error replies by their id and code, since messages are ours to word.
  private func shorten(_ reply: JSON) -> JSON {
    if let replies = reply.array { return .array(replies.map(shorten)) }
    guard reply["jsonrpc"] == "2.0", let id = reply["id"], let error = reply["error"], let code = error["code"],
      error["message"]?.string?.isEmpty == false
    else { return reply }
    return [id, code]
  }
}
