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
    var string = text.text
    let (controls, letters, others, hasNUL) = string.withUTF8(count)
    if hasNUL { throw .notText(byteOffset: bytes.firstIndex(of: 0) ?? 0) }
    if controls > forgivenCount, controls * lettersPerControl > letters {
      throw .illegible(reason: "\(controls) of its \(letters) characters are control characters")
    }
    let replaced = text.replacementCount
    if replaced > forgivenCount, replaced * lettersPerReplacement > others {
      throw .illegible(reason: "\(replaced) places in it are not \(text.encoding)")
    }
  }

  /// Counts in one pass without branches: it goes over every byte of every file.
  private static func count(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (controls: Int, letters: Int, others: Int, hasNUL: Bool) {
    var controls = 0
    var letters = 0
    var others = 0
    var hasNUL = false
    for byte in bytes {
      letters &+= byte & 0xC0 != 0x80 ? 1 : 0
      others &+= byte >= 0xC2 ? 1 : 0
      controls &+= (byte < 0x20 && !isOrdinary(byte)) || byte == 0x7F ? 1 : 0
      hasNUL = hasNUL || byte == 0
    }
    return (controls, letters, others, hasNUL)
  }

  /// Tabs, line and page ends, the backspace and escape of terminals, and the end mark of DOS.
  private static func isOrdinary(_ byte: UInt8) -> Bool { 0x08...0x0D ~= byte || byte == 0x1B || byte == 0x1A }
}
