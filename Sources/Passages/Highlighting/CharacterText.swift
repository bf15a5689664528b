import ShirabeSearch

/// A text that is measured and cut by letters, which are Swift's `Character`s: extended grapheme clusters.
///
/// Positions are offsets in UTF-8 bytes. Where a text is made of code points that never share a letter, as nearly all CJK
/// text is, letters are counted by a walk over bytes.
struct CharacterText: Sendable {
  /// The text.
  let string: String
  /// Its bytes, UTF-8.
  let bytes: [UInt8]

  init(_ string: String) {
    var string = string
    string.makeContiguousUTF8()
    self.string = string
    bytes = Array(string.utf8)
  }

  /// The same, in steps between which it is asked whether to go on.
  init(_ string: String, _ interruption: Interruption) throws(Interrupted) {
    var string = string
    string.makeContiguousUTF8()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(string.utf8.count)
    let isWhole = string.withUTF8 { text in
      var start = 0
      while start < text.count {
        if interruption.reason != nil { return false }
        let end = min(start + CharacterText.stepByteCount, text.count)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
        start = end
      }
      return true
    }
    guard isWhole else { throw Interrupted() }
    self.string = string
    self.bytes = bytes
  }

  /// Bytes that are copied from one question to the next.
  private static let stepByteCount = 1 << 18

  /// The letters of a stretch that begins and ends between letters, counted one by one.
  ///
  /// - Complexity: O(*n*) in the bytes.
  func count(_ range: Range<Int>, _ pace: inout WorkPace) throws(Interrupted) -> Int {
    var position = range.lowerBound
    var width = position < range.upperBound ? LoneScalar.byteCount(in: bytes, at: position) : 0
    var count = 0
    while position < range.upperBound {
      let next = position + width
      let nextWidth = next < range.upperBound ? LoneScalar.byteCount(in: bytes, at: next) : 0
      if width > 0, nextWidth > 0 || next >= range.upperBound {
        try pace.count()
        position = next
        width = nextWidth
      } else {
        // What comes next may belong to the same letter.
        try pace.count(32)
        position = boundary(after: position)
        width = position < range.upperBound ? LoneScalar.byteCount(in: bytes, at: position) : 0
      }
      count += 1
    }
    return count
  }

  /// The letters of a stretch that begins and ends between letters.
  ///
  /// - Complexity: O(*n*) in the bytes.
  func count(_ range: Range<Int>) -> Int {
    var position = range.lowerBound
    var count = 0
    while position < range.upperBound {
      let width = LoneScalar.byteCount(in: bytes, at: position)
      if width == 0 { return string[index(range.lowerBound)..<index(range.upperBound)].count }
      position += width
      count += 1
    }
    return count
  }

  /// The letters of a stretch, or a number above `most` where there are more than that.
  ///
  /// A stretch of more than 16 bytes a letter counts as too long unseen.
  func count(_ range: Range<Int>, upTo most: Int) -> Int {
    range.count > 16 * (most + 1) ? most + 1 : count(range)
  }

  /// Whether a letter begins at a position, or the text ends there.
  func isBoundary(_ position: Int) -> Bool {
    if position <= 0 || position >= bytes.count { return true }
    let previous = self.position(before: position)
    if LoneScalar.byteCount(in: bytes, at: previous) > 0, LoneScalar.byteCount(in: bytes, at: position) > 0 {
      return true
    }
    return String.Index(index(position), within: string) != nil
  }

  /// The range with the letters that it begins or ends inside of.
  func widened(_ range: Range<Int>) -> Range<Int> {
    let start = isBoundary(range.lowerBound) ? range.lowerBound : boundary(before: boundary(after: range.lowerBound))
    let end = isBoundary(range.upperBound) ? range.upperBound : boundary(after: range.upperBound)
    return start..<max(start, end)
  }

  /// The position so many letters after (or, if negative, before) another, but not past `limit`.
  func position(_ position: Int, movedBy letters: Int, notPast limit: Int) -> Int {
    let moved = string.index(index(position), offsetBy: letters, limitedBy: index(limit))
    return moved.map(offset) ?? limit
  }

  /// The next position at which a letter begins or the text ends.
  func boundary(after position: Int) -> Int {
    position < bytes.count ? offset(string.index(after: index(position))) : bytes.count
  }

  /// The stretch without the letters of white space at both its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, WhiteSpace.byteCount(in: bytes, at: start) > 0 { start = boundary(after: start) }
    while start < end, WhiteSpace.byteCount(in: bytes, at: position(before: end)) > 0 { end = boundary(before: end) }
    return start..<max(start, end)
  }

  /// The code point that a position lies in, and where it begins.
  func position(before position: Int) -> Int {
    var position = position - 1
    while position > 0, bytes[position] & 0xC0 == 0x80 { position -= 1 }
    return max(position, 0)
  }

  private func boundary(before position: Int) -> Int {
    position > 0 ? offset(string.index(before: index(position))) : 0
  }

  private func index(_ position: Int) -> String.Index { string.utf8.index(string.startIndex, offsetBy: position) }

  private func offset(_ index: String.Index) -> Int { string.utf8.distance(from: string.startIndex, to: index) }
}
