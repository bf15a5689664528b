import ShirabeConsole
import Testing

/// Text of others on its way to a terminal.
struct ControlCharactersTests {
  private static let hostile = "a\u{1B}[31m\tb\n\u{9B}c\u{202E}d\u{2028}e"

  @Test func areReplacedWhereTextIsRead() {
    #expect(ControlCharacters.replaced(in: Self.hostile) == "a\u{FFFD}[31m b \u{FFFD}c\u{FFFD}d e")
    #expect(
      ControlCharacters.replaced(in: Self.hostile, keepingLayout: true)
        == "a\u{FFFD}[31m\tb\n\u{FFFD}c\u{FFFD}d e")
  }

  /// A message stays one line, and says which character it was.
  @Test func areSpelledOutInMessages() {
    #expect(ControlCharacters.escaped("a\u{1B}b\nc\u{7F}d\u{9B}調") == "a\\u{1b}b\\u{a}c\\u{7f}d\\u{9b}調")
  }

  @Test func areEscapedInJSON() {
    let json = ControlCharacters.escaped(inJSON: Array("{\"a\":\"\u{9B}調\u{202E}\"}".utf8))
    #expect(String(decoding: json, as: UTF8.self) == "{\"a\":\"\\u009b調\\u202e\"}")
  }
}
