import ShirabeJSON
import ShirabeModel
import Testing

/// The examples of the JSON-RPC 2.0 specification, section 7, and what it leaves to be read between them.
struct ConformanceTests {
  /// Each request line and its reply line, where an error reply is written as its id and its code.
  static let examples: [(String, String?)] = [
    (#"{"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":1}"#, #"{"jsonrpc":"2.0","id":1,"result":19}"#),
    (#"{"jsonrpc":"2.0","method":"subtract","params":[23,42],"id":2}"#, #"{"jsonrpc":"2.0","id":2,"result":-19}"#),
    (
      #"{"jsonrpc":"2.0","method":"subtract","params":{"subtrahend":23,"minuend":42},"id":3}"#,
      #"{"jsonrpc":"2.0","id":3,"result":19}"#
    ),
    (#"{"jsonrpc":"2.0","method":"update","params":[1,2,3,4,5]}"#, nil),
    (#"{"jsonrpc":"2.0","method":"foobar"}"#, nil),
    (#"{"jsonrpc":"2.0","method":"foobar","id":"1"}"#, #"["1",-32601]"#),
    (#"{"jsonrpc":"2.0","method":"foobar,"params":"bar","baz]"#, "[null,-32700]"),
    (#"{"jsonrpc":"2.0","method":1,"params":"bar"}"#, "[null,-32600]"),
    (#"[{"jsonrpc":"2.0","method":"sum","params":[1,2,4],"id":"1"},{"jsonrpc":"2.0","method"]"#, "[null,-32700]"),
    ("[]", "[null,-32600]"),
    ("[1]", "[[null,-32600]]"),
    ("[1,2,3]", "[[null,-32600],[null,-32600],[null,-32600]]"),
    (
      #"[{"jsonrpc":"2.0","method":"sum","params":[1,2,4],"id":"1"},{"jsonrpc":"2.0","method":"notify_hello"},"#
        + #"{"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":"2"},{"foo":"boo"},"#
        + #"{"jsonrpc":"2.0","method":"foo.get","params":{"name":"myself"},"id":"5"},"#
        + #"{"jsonrpc":"2.0","method":"get_data","id":"9"}]"#,
      #"[{"jsonrpc":"2.0","id":"1","result":7},{"jsonrpc":"2.0","id":"2","result":19},[null,-32600],["5",-32601],"#
        + #"{"jsonrpc":"2.0","id":"9","result":["hello",5]}]"#
    ),
    (#"[{"jsonrpc":"2.0","method":"notify_sum","params":[1,2,4]},{"jsonrpc":"2.0","method":"notify_hello"}]"#, nil),
    // Ids are echoed as written.
    (#"{"jsonrpc":"2.0","method":"sum","id":1.50e2}"#, #"{"jsonrpc":"2.0","id":1.50e2,"result":0}"#),
    (
      #"{"jsonrpc":"2.0","method":"sum","id":123456789012345678901234567890}"#,
      #"{"jsonrpc":"2.0","id":123456789012345678901234567890,"result":0}"#
    ),
    (#"{"jsonrpc":"2.0","method":"sum","id":null}"#, #"{"jsonrpc":"2.0","id":null,"result":0}"#),
    (#"{"jsonrpc":"2.0","method":"sum","id":"一"}"#, #"{"jsonrpc":"2.0","id":"一","result":0}"#),
    (#"{"jsonrpc":"2.0","method":"sum","id":"a\u2028"}"#, #"{"jsonrpc":"2.0","id":"a\u2028","result":0}"#),
    // What is no id, no version, no method, no params.
    (#"{"jsonrpc":"2.0","method":"sum","id":true}"#, "[null,-32600]"),
    (#"{"jsonrpc":"2.0","method":"sum","id":[1]}"#, "[null,-32600]"),
    (#"{"jsonrpc":"2.0","method":"sum","id":{}}"#, "[null,-32600]"),
    (#"{"jsonrpc":2.0,"method":"sum","id":7}"#, "[7,-32600]"),
    (#"{"method":"sum","id":7}"#, "[7,-32600]"),
    (#"{"jsonrpc":"2.0","id":7}"#, "[7,-32600]"),
    (#"{"jsonrpc":"2.0","method":"sum","params":null,"id":7}"#, "[7,-32600]"),
    (#"{"jsonrpc":"2.0","method":"sum","params":5}"#, "[null,-32600]"),
    ("[" + String(repeating: "1,", count: 10_000) + "1]", "[null,-32002]"),
    ("7", "[null,-32600]"), ("null", "[null,-32600]"), ("\u{1}", "[null,-32700]"), ("{} {}", "[null,-32700]"),
  ]

  @Test(arguments: examples)
  func behavesAsTheSpecificationSays(line: String, expected: String?) throws {
    let request = RequestLine(parsing: Array(line.utf8))
    let replyLine = request.replyLine(request.items.compactMap(Calculator.reply))
    let text = replyLine.map { String(decoding: $0, as: UTF8.self) }
    #expect(text?.last == (expected == nil ? nil : "\n"))
    #expect(text?.filter { $0 == "\n" }.count == (expected == nil ? nil : 1))
    #expect(try text.map { shorten(try JSON(parsing: $0)).description } == expected)
  }

  /// Replaces error replies by their id and code, since messages are ours to word.
  private func shorten(_ reply: JSON) -> JSON {
    if let replies = reply.array { return .array(replies.map(shorten)) }
    guard let id = reply["id"], let code = reply["error"]?["code"], reply["error"]?["message"]?.string?.isEmpty == false
    else { return reply }
    return [id, code]
  }
}
