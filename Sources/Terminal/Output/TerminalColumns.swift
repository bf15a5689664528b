/// How wide characters are on a terminal.
enum TerminalColumns {
  /// Two columns for what is wide (East_Asian_Width W and F), none for what combines or is invisible, one for the rest.
  ///
  /// The ranges are the blocks of UAX #11 as wholes, unassigned code points included, which is what it asks for in the
  /// planes of ideographs: characters of later versions are right too.
  static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100..<0x1160, 0x2E80..<0x303F, 0x3041..<0xA4D0, 0xA960..<0xA980, 0xAC00..<0xD7A4, 0xF900..<0xFB00,
      0xFE10..<0xFE20, 0xFE30..<0xFE70, 0xFF01..<0xFF61, 0xFFE0..<0xFFE7, 0x16FE0..<0x18E00, 0x1AFF0..<0x1B300,
      0x20000..<0x40000:
      scalar.properties.generalCategory == .nonspacingMark ? 0 : 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: 0
      default: scalar.properties.isEmojiPresentation ? 2 : 1
      }
    }
  }
}

extension TerminalColumns {
  /// The columns that a text takes.
  ///
  /// - Complexity: O(bytes of the text).
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }
}
