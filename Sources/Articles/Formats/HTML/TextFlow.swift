/// Text as a browser lays it out, without the layout: white space collapsed, blocks on lines of their own.
///
/// White space collapses as CSS Text Module Level 3 says (§ 4.1): a run of it is one space, and none at the edges of a block;
/// a run with a line break in it between two letters of scripts that use no spaces is nothing (§ 4.1.3).
struct TextFlow {
  /// What stands between two blocks.
  enum Break: Int { case none, line, paragraph }

  private var bytes: [UInt8] = []
  private var pendingBreak = Break.none
  private var hasPendingSpace = false
  private var hasPendingLineFeed = false
  private var hasPendingCell = false

  /// How many bytes have been written.
  var byteCount: Int { bytes.count }

  /// What has been written, without white space at its end.
  var text: String { StreamSafeText.bounded(bytes) }

  /// Ends the line or the paragraph; the next text begins another.
  mutating func end(_ kind: Break) {
    if kind.rawValue > pendingBreak.rawValue { pendingBreak = kind }
    hasPendingCell = false
    dropSpace()
  }

  /// Breaks the line; a second break in a row leaves a blank line.
  mutating func breakLine() {
    end(pendingBreak == .none ? .line : .paragraph)
  }

  /// Ends the cell of a table; the next text of the row stands behind a tab.
  mutating func endCell() {
    hasPendingCell = true
    dropSpace()
  }

  /// Writes the text of an inline run.
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < source.count {
      let length = TextFlow.spaceLength(source, at: index)
      if length > 0 {
        hasPendingSpace = true
        if source[index] == 0x0A || source[index] == 0x0D { hasPendingLineFeed = true }
        index += length
        continue
      }
      var end = index + 1
      while end < source.count, TextFlow.spaceLength(source, at: end) == 0 { end += 1 }
      let run = UnsafeBufferPointer(rebasing: source[index..<end])
      writePending(before: run)
      bytes.append(contentsOf: run)
      index = end
    }
  }

  /// Writes text whose white space stands as it is, but for spaces that are not to be broken at.
  mutating func appendPreformatted(_ source: UnsafeBufferPointer<UInt8>) {
    // The line feed that `<pre>` begins with is none of its text (WHATWG HTML, § 13.1.2.5).
    var index = pendingBreak != .none && source.first == 0x0A ? 1 : 0
    guard index < source.count else { return }
    writePending(before: source)
    while index < source.count {
      switch source[index] {
      case 0x0D:
        if index + 1 == source.count || source[index + 1] != 0x0A { bytes.append(0x0A) }
        index += 1
      case 0xC2 where index + 1 < source.count && source[index + 1] == 0xA0:
        bytes.append(0x20)
        index += 2
      case let byte:
        bytes.append(byte)
        index += 1
      }
    }
  }

  /// Writes text that is not in the source, such as an image's alternative.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  private mutating func dropSpace() {
    hasPendingSpace = false
    hasPendingLineFeed = false
  }

  private mutating func writePending(before next: UnsafeBufferPointer<UInt8>) {
    defer {
      pendingBreak = .none
      hasPendingCell = false
      dropSpace()
    }
    // Preformatted text has white space of its own at its end.
    while pendingBreak != .none, bytes.last == 0x0A || bytes.last == 0x20 { bytes.removeLast() }
    guard let last = bytes.last else { return }
    switch pendingBreak {
    case .line: bytes.append(0x0A)
    case .paragraph: bytes += [0x0A, 0x0A]
    case .none where hasPendingCell: bytes.append(0x09)
    case .none where hasPendingSpace:
      if last == 0x0A || last == 0x20 { return }
      if hasPendingLineFeed, Spaceless.endsText(bytes), Spaceless.beginsText(next) { return }
      bytes.append(0x20)
    case .none: return
    }
  }

  /// How many bytes the white space here takes: one, two of a no-break space (U+00A0), or none where something else stands.
  @inline(__always)
  private static func spaceLength(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch source[index] {
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D: 1
    case 0xC2 where index + 1 < source.count && source[index + 1] == 0xA0: 2
    default: 0
    }
  }
}
