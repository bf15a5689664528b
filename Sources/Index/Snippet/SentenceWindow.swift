import ShirabeText

/// A stretch of so many letters around a place in a text, from the beginning of a sentence and to the end of one where it can.
struct SentenceWindow {
  /// The stretch, in bytes of the text.
  let byteRange: Range<Int>

  /// Finds the stretch; `focus` lies inside it unless it is longer than the stretch may be.
  init(_ bytes: UnsafeBufferPointer<UInt8>, around focus: Range<Int>, letterCount: Int) {
    let text = ScalarWalk(bytes)
    guard text.count(0..<bytes.count, upTo: letterCount + 1) > letterCount else {
      byteRange = text.trimmed(0..<bytes.count)
      return
    }
    let focusCount = text.count(focus, upTo: letterCount)
    // At most a third of what is left goes before the matches, unless a sentence begins there.
    let room = letterCount - focusCount
    var start = focus.lowerBound
    var before = 0
    while start > 0, before < room {
      let previous = text.position(before: start)
      if text.endsSentence(at: previous) { break }
      start = previous
      before += 1
    }
    if before == room, start > 0 {
      start = focus.lowerBound
      for _ in 0..<(room / 3) { start = text.position(before: start) }
    }
    start = text.graphemeStart(atOrBefore: start)

    var end = start
    var count = 0
    var sentenceEnd: Int?
    while end < bytes.count, count < letterCount {
      let next = text.position(after: end)
      if next >= focus.upperBound, text.endsSentence(at: end) { sentenceEnd = next }
      end = next
      count += 1
    }
    if end < bytes.count {
      end = sentenceEnd.map { text.afterClosers($0) } ?? text.graphemeStart(atOrBefore: end)
    }
    byteRange = text.trimmed(start..<max(start, end))
  }
}

/// Steps through the code points of UTF-8 text.
private struct ScalarWalk {
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  func position(after position: Int) -> Int {
    var position = position + 1
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    return min(position, bytes.count)
  }

  func position(before position: Int) -> Int {
    var position = max(position - 1, 0)
    while position > 0, bytes[position] & 0xC0 == 0x80 { position -= 1 }
    return position
  }

  func scalar(at position: Int) -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    return String(decoding: bytes[position..<self.position(after: position)], as: UTF8.self).unicodeScalars.first
  }

  func count(_ range: Range<Int>, upTo most: Int) -> Int {
    var position = range.lowerBound
    var count = 0
    while position < range.upperBound, count < most {
      position = self.position(after: position)
      count += 1
    }
    return count
  }

  /// Whether the code point there ends a sentence; a full stop does where white space follows.
  func endsSentence(at position: Int) -> Bool {
    switch scalar(at: position) {
    case "。", "！", "？", "!", "?", "．", "｡", "\n", "\r", "\u{2028}", "\u{2029}": true
    case ".": scalar(at: position + 1)?.properties.isWhitespace ?? true
    default: false
    }
  }

  /// The position after the brackets and quotes that close at the end of a sentence.
  func afterClosers(_ position: Int) -> Int {
    var position = position
    while let scalar = scalar(at: position), "」』）)】〉》”’\"".unicodeScalars.contains(scalar) {
      position = self.position(after: position)
    }
    return position
  }

  /// The beginning of the grapheme that a position stands in.
  func graphemeStart(atOrBefore position: Int) -> Int {
    var position = position
    while position > 0, position < bytes.count, let scalar = scalar(at: position),
      continues(scalar) || self.scalar(at: self.position(before: position)) == "\u{200D}"
    {
      position = self.position(before: position)
    }
    return position
  }

  private func continues(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isGraphemeExtend || scalar == "\u{200D}" || scalar.properties.isEmojiModifier
      || scalar.properties.generalCategory == .spacingMark
  }

  /// Without the white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, scalar(at: start)?.properties.isWhitespace == true { start = position(after: start) }
    while end > start, scalar(at: position(before: end))?.properties.isWhitespace == true {
      end = position(before: end)
    }
    return start..<end
  }
}
