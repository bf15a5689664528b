/// The characters that could make a terminal do or show something else than the text: C0, DEL, C1, the bidirectional
/// controls, and the line and paragraph separators.
package enum ControlCharacters {
  /// Whether a character is one of them.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The text with each of them replaced by U+FFFD; line ends and tabs become spaces, or stay where layout is kept.
  package static func replaced(in text: some StringProtocol, keepingLayout: Bool = false) -> String {
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t": clean.append(keepingLayout ? scalar : " ")
      case "\r", "\u{2028}", "\u{2029}": clean.append(" ")
      default: clean.append(contains(scalar) ? "\u{FFFD}" : scalar)
      }
    }
    return String(clean)
  }

  /// The same JSON with each of them escaped; in JSON on one line they can stand in strings only.
  package static func escaped(inJSON json: [UInt8]) -> [UInt8] {
    var escaped = String.UnicodeScalarView()
    for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
      if contains(scalar) {
        let digits = String(scalar.value, radix: 16)
        escaped.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
      } else {
        escaped.append(scalar)
      }
    }
    return Array(String(escaped).utf8)
  }

  /// The text with each of its C0 and C1 characters and DEL escaped, so that it stays one line and changes nothing on a terminal.
  package static func escaped(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.generalCategory == .control {
        line += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}
