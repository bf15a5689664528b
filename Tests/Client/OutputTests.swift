import ShirabeConsole
import ShirabeJSON
import Testing

@testable import ShirabeTerminal

struct OutputTests {
  static let carets: [(String, Int, String)] = [
    ("a b", 2, "  a b\n    ^\n"), ("憲法", 3, "  憲法\n    ^\n"), ("憲法", 6, "  憲法\n      ^\n"),
    ("e\u{301}x", 3, "  e\u{301}x\n   ^\n"), ("𠮷(", 4, "  𠮷(\n    ^\n"), ("ｱ（", 3, "  ｱ（\n   ^\n"),
    ("a\u{1B}(", 2, "  a\u{FFFD}(\n    ^\n"),
    ("한글", 4, "  한글\n    ^\n"), ("", 0, "  \n  ^\n"),
  ]

  @Test(arguments: carets)
  func pointsAtThePlace(query: String, offset: Int, lines: String) {
    #expect(underlined(query, at: offset) == lines)
  }

  @Test func replacesEveryControlCharacterAndNothingElse() {
    let kept = "日本語 한국어 中文 é\u{301} 👩\u{200D}👩 \u{200C}\u{3000}\u{A0}"
    #expect(ControlCharacters.replaced(in: kept) == kept)
    let controls =
      (0...0x9F).filter { $0 < 0x20 || $0 > 0x7E } + [0x61C, 0x200E, 0x200F] + Array(0x2028...0x202E)
      + Array(0x2066...0x2069)
    for value in controls {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      #expect(!ControlCharacters.replaced(in: String(scalar)).unicodeScalars.contains(scalar))
    }
  }

  @Test func escapesControlCharactersInJSONWithoutChangingItsMeaning() throws {
    let value: JSON = ["a\u{7F}": "\u{9B}x\u{202E}\\\n"]
    let escaped = ControlCharacters.escaped(inJSON: value.encoded)
    #expect(try JSON(parsing: escaped) == value)
    #expect(String(decoding: escaped, as: UTF8.self) == #"{"a\u007f":"\u009bx\u202e\\\n"}"#)
  }
}
