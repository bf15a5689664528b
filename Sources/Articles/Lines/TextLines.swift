/// The lines of a text, cut at LF, CRLF or CR, without these.
struct TextLines: Sequence {
  private let text: String

  init(_ text: String) { self.text = text }

  /// All of them; each takes more memory than a short line has bytes.
  var lines: [Substring] {
    var lines: [Substring] = []
    lines.reserveCapacity(maximumCount)
    lines.append(contentsOf: self)
    return lines
  }

  /// As many as there are, or more where lines end in CRLF.
  ///
  /// - Complexity: O(bytes).
  var maximumCount: Int { text.utf8.reduce(1) { $1 == 0x0A || $1 == 0x0D ? $0 + 1 : $0 } }

  /// Whether a line has nothing but white space.
  static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  /// A line without the white space at either end.
  static func trimmed(_ line: Substring) -> String {
    let start = line.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  func makeIterator() -> Iterator { Iterator(text: text, index: text.utf8.startIndex) }

  struct Iterator: IteratorProtocol {
    fileprivate let text: String
    fileprivate var index: String.Index

    mutating func next() -> Substring? {
      let bytes = text.utf8
      guard index < bytes.endIndex else { return nil }
      let start = index
      while index < bytes.endIndex {
        let byte = bytes[index]
        guard byte == 0x0A || byte == 0x0D else {
          bytes.formIndex(after: &index)
          continue
        }
        let line = text[start..<index]
        bytes.formIndex(after: &index)
        if byte == 0x0D, index < bytes.endIndex, bytes[index] == 0x0A { bytes.formIndex(after: &index) }
        return line
      }
      return text[start...]
    }
  }
}
