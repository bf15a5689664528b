/// Tells text from other files.
enum Legibility {
  /// More control characters than one in so many letters, and the file is none that was written to be read.
  private static let lettersPerControl = 50
  /// More bad sequences than one in so many letters that are not ASCII, and the encoding is not that of the file.
  private static let lettersPerReplacement = 4
  /// So many of either are forgiven to the shortest text.
  private static let forgivenCount = 2

  /// Throws where the text is none.
  static func check(_ text: DecodedText, _ bytes: [UInt8]) throws(ArticleError) {
    var controls = 0
    var letters = 0
    var others = 0
    for byte in text.text.utf8 {
      if byte & 0xC0 != 0x80 { letters += 1 }
      if byte >= 0xC2 { others += 1 }
      if byte < 0x20 && !isOrdinary(byte) || byte == 0x7F {
        if byte == 0 { throw .notText(byteOffset: bytes.firstIndex(of: 0) ?? 0) }
        controls += 1
      }
    }
    if controls > forgivenCount, controls * lettersPerControl > letters {
      throw .illegible(reason: "\(controls) of its \(letters) characters are control characters")
    }
    let replaced = text.replacementCount
    if replaced > forgivenCount, replaced * lettersPerReplacement > others {
      throw .illegible(reason: "\(replaced) places in it are not \(text.encoding)")
    }
  }

  /// Tabs, line and page ends, the backspace and escape of terminals, and the end mark of DOS.
  private static func isOrdinary(_ byte: UInt8) -> Bool { 0x08...0x0D ~= byte || byte == 0x1B || byte == 0x1A }
}
