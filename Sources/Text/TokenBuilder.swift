/// Cuts folded code points into tokens: steps 3 and 4 of the folding rules, and the token rules.
///
/// Letters become tokens of their own, words and numbers grow while they last. A middle dot or a comma is left hanging
/// until the next code point says whether it goes.
struct TokenBuilder {
  private(set) var text: TokenizedText
  /// Whether what stands between tokens is written to the folded text as well.
  private let keepsSeparators: Bool

  /// What the last code point left open for the next one.
  private enum State {
    case closed
    case letter
    case word
    case number
    /// A middle dot; `between` says on which side-mates it depends.
    case dot(afterKatakana: Bool, afterHan: Bool)
    /// A comma directly after a digit.
    case comma
  }
  private var state = State.closed
  /// Whether the last code point's Script is Han.
  private var lastIsHan = false
  private var digits = DigitGroups()

  init(reusing text: consuming TokenizedText, keepsSeparators: Bool) {
    self.text = text
    self.text.tokens.removeAll(keepingCapacity: true)
    self.text.folded.removeAll(keepingCapacity: true)
    self.keepsSeparators = keepsSeparators
  }

  /// Makes room for what so many bytes of a text become at most, as long as it may go on.
  ///
  /// - Returns: Whether there is room now.
  mutating func makeRoom(forBytes byteCount: Int, whileAllowed goesOn: () -> Bool) -> Bool {
    text.tokens.makeRoom(for: 2 * byteCount, whileAllowed: goesOn)
      && text.folded.makeRoom(for: 12 * byteCount, whileAllowed: goesOn)
  }

  /// Ends the text and hands it out.
  consuming func finish() -> TokenizedText {
    endDigits()
    return text
  }

  /// Counts `end` as part of the last token, for a mark that was folded away.
  mutating func extendLast(to end: Int) {
    switch state {
    case .letter, .word, .number: text.tokens[text.tokens.count - 1].sourceEnd = UInt32(end)
    case .closed, .dot, .comma: break
    }
  }

  /// Takes the next folded code point, which came from the source bytes `start..<end`.
  @inline(__always)
  mutating func append(_ scalar: UInt32, _ entry: ScalarEntry, _ start: Int, _ end: Int) {
    let kind = entry.rawValue & 0xF
    if kind &- 1 < UInt32(TokenKind.otherLetter.rawValue), let letter = TokenKind(rawValue: UInt8(kind)) {
      appendLetter(letter, scalar, entry, start, end)
    } else {
      appendOther(entry.scalarClass, scalar, entry, start, end)
    }
  }

  @inline(__always)
  private mutating func appendLetter(
    _ kind: TokenKind, _ scalar: UInt32, _ entry: ScalarEntry, _ start: Int, _ end: Int
  ) {
    var touches = true
    switch state {
    case .letter, .word: break
    case .number: endDigits()
    case .closed: touches = false
    case .comma:
      endDigits()
      touches = false
    case .dot(let afterKatakana, let afterHan):
      touches = afterKatakana && kind == .katakana || afterHan && entry.has(ScalarEntry.hanScript)
      if touches { removeDot() }
    }
    beginToken(kind, touches, scalar, start, end)
    state = .letter
    lastIsHan = entry.has(ScalarEntry.hanScript)
  }

  private mutating func appendOther(
    _ scalarClass: ScalarClass, _ scalar: UInt32, _ entry: ScalarEntry, _ start: Int, _ end: Int
  ) {
    let afterHan = lastIsHan
    lastIsHan = entry.has(ScalarEntry.hanScript)
    switch (scalarClass, state) {
    case (.word, .word):
      growToken(scalar, end)
    case (.word, _):
      let touches = isOpen
      endDigits()
      beginToken(.word, touches, scalar, start, end)
      state = .word
    case (.digit, .number):
      growToken(scalar, end)
      digits.count += 1
    case (.digit, .comma):
      digits.beginGroup()
      beginToken(.number, false, scalar, start, end)
      state = .number
    case (.digit, _):
      digits = DigitGroups(firstToken: text.tokens.count)
      beginToken(.number, isOpen, scalar, start, end)
      state = .number
    case (.mark, .letter), (.mark, .word):
      growToken(scalar, end)
    case (.mark, .number):
      // A mark ends a run of digits and commas, though not the number.
      endDigits()
      digits = DigitGroups(firstToken: text.tokens.count - 1, count: 0)
      growToken(scalar, end)
    case (.comma, .number) where digits.count > 0:
      digits.endGroup()
      separate(by: scalar)
      state = .comma
    case (.dot, .letter), (.kanaDot, .letter):
      let afterKatakana = text.tokens.last?.kind == .katakana
      separate(by: scalar)
      state = .dot(afterKatakana: afterKatakana, afterHan: scalarClass == .dot && afterHan)
    default:
      endDigits()
      separate(by: scalar)
      state = .closed
    }
  }

  /// Whether the last code point belongs to a token.
  private var isOpen: Bool {
    switch state {
    case .letter, .word, .number: true
    case .closed, .dot, .comma: false
    }
  }

  @inline(__always)
  private mutating func beginToken(_ kind: TokenKind, _ touches: Bool, _ scalar: UInt32, _ start: Int, _ end: Int) {
    let foldedStart = UInt32(text.folded.count)
    text.folded.appendUTF8(scalar)
    text.tokens.append(
      Token(
        kind: kind, touchesPrevious: touches, foldedStart: foldedStart, foldedEnd: UInt32(text.folded.count),
        sourceStart: UInt32(start), sourceEnd: UInt32(end)))
  }

  private mutating func growToken(_ scalar: UInt32, _ end: Int) {
    text.folded.appendUTF8(scalar)
    let last = text.tokens.count - 1
    text.tokens[last].foldedEnd = UInt32(text.folded.count)
    text.tokens[last].sourceEnd = max(text.tokens[last].sourceEnd, UInt32(end))
  }

  private mutating func separate(by scalar: UInt32) {
    if keepsSeparators { text.folded.appendUTF8(scalar) }
  }

  /// Takes back the dot that turned out to stand between two letters of one script.
  private mutating func removeDot() {
    if keepsSeparators, let last = text.tokens.last { text.folded.removeSubrange(Int(last.foldedEnd)...) }
  }

  /// Ends a run of digits and commas: where its commas part thousands, its numbers become one.
  private mutating func endDigits() {
    guard digits.groups > 1 else { return }
    if case .number = state { digits.endGroup() }
    defer { digits = DigitGroups(firstToken: text.tokens.count) }
    guard digits.areThousands else { return }
    let first = digits.firstToken
    let last = text.tokens.count - 1
    if keepsSeparators {
      var end = Int(text.tokens[first].foldedEnd)
      for token in text.tokens[(first + 1)...] {
        for byte in text.folded[token.foldedRange] {
          text.folded[end] = byte
          end += 1
        }
      }
      // What follows the last group, a comma that parts nothing, moves with it.
      let rest = text.folded[Int(text.tokens[last].foldedEnd)...]
      text.folded.replaceSubrange(end..., with: Array(rest))
      text.tokens[first].foldedEnd = UInt32(end)
    } else {
      text.tokens[first].foldedEnd = text.tokens[last].foldedEnd
    }
    text.tokens[first].sourceEnd = text.tokens[last].sourceEnd
    text.tokens.removeSubrange((first + 1)...)
  }
}

/// A run of digits with single commas between them, as it is read: do the commas part thousands?
private struct DigitGroups {
  /// The index of the token that the run began with.
  var firstToken = 0
  /// Groups begun so far.
  var groups = 1
  /// Digits of the group that is being read.
  var count = 1
  /// Whether the groups before it can be those of thousands: one to three digits, then always three.
  var areThousands = true

  mutating func beginGroup() {
    groups += 1
    count = 1
  }

  mutating func endGroup() {
    if groups == 1 ? count > 3 : count != 3 { areThousands = false }
  }
}

extension [UInt8] {
  /// Appends a code point that is known to be a Unicode scalar value.
  @inline(__always)
  fileprivate mutating func appendUTF8(_ scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
    } else {
      if scalar < 0x10000 {
        append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      } else {
        append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      }
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
    }
    append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }
}
