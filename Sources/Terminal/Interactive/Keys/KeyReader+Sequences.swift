extension KeyReader {
  /// What stands at the beginning of some bytes.
  enum Step: Equatable {
    /// A key, or nil for what is passed over, of so many bytes.
    case found(Key?, count: Int)
    /// The sequence that begins a paste.
    case pasteBegins(count: Int)
    /// More bytes are needed to tell.
    case incomplete
  }

  /// Reads what stands at the beginning of bytes that are not empty.
  static func next(_ bytes: ArraySlice<UInt8>) -> Step {
    switch bytes.first {
    case nil: .incomplete
    case 0x1B: afterEscape(bytes)
    case let byte? where byte < 0x20 || byte == 0x7F: .found(controlKey(byte), count: 1)
    default: character(bytes) { .text($0) }
    }
  }

  private static func controlKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 1...26: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  /// Reads a character of UTF-8; bytes that begin none are passed over one at a time.
  private static func character(_ bytes: ArraySlice<UInt8>, _ key: (Unicode.Scalar) -> Key) -> Step {
    guard let lead = bytes.first else { return .incomplete }
    let length =
      switch lead {
      case 0..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    let head = bytes.prefix(length)
    guard length > 0, head.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .found(nil, count: 1) }
    if head.count < length { return .incomplete }
    // One that is not in order, as a surrogate or an overlong form, becomes several replacement characters.
    let scalars = String(decoding: head, as: UTF8.self).unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return .found(nil, count: 1) }
    return .found(key(scalar), count: length)
  }

  private static func afterEscape(_ bytes: ArraySlice<UInt8>) -> Step {
    let rest = bytes.dropFirst()
    switch rest.first {
    case nil: return .incomplete
    case 0x1B: return .found(.escape, count: 1)
    case UInt8(ascii: "["): return controlSequence(bytes)
    case UInt8(ascii: "O"):
      guard let final = rest.dropFirst().first else { return .incomplete }
      return .found(cursorKey(final, modifier: 0), count: 3)
    case 0x7F: return .found(.control("w"), count: 2)
    case let byte? where byte < 0x20: return .found(nil, count: 2)
    default:
      guard case .found(let key, let count) = character(rest, { .alt($0) }) else { return .incomplete }
      return .found(key, count: 1 + count)
    }
  }

  /// No key has as many; what goes on for longer is none.
  private static let maximumParameterBytes = 64

  /// Reads `ESC [`, parameters, intermediate bytes and a final byte (ECMA-48, section 5.4).
  private static func controlSequence(_ bytes: ArraySlice<UInt8>) -> Step {
    let rest = bytes.dropFirst(2)
    let body = rest.prefix(maximumParameterBytes + 1).prefix { 0x20 <= $0 && $0 < 0x40 }
    if body.count > maximumParameterBytes { return .found(nil, count: 2 + body.count) }
    guard let final = rest.dropFirst(body.count).first else { return .incomplete }
    // A byte that cannot stand here begins something else.
    guard 0x40 <= final, final < 0x7F else { return .found(nil, count: 2 + body.count) }
    let count = 3 + body.count
    // The function keys of the Linux console are `ESC [ [` and a letter.
    if final == UInt8(ascii: "["), body.isEmpty {
      return rest.count < 2 ? .incomplete : .found(nil, count: count + 1)
    }
    let numbers = String(decoding: body, as: UTF8.self).split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }
    let modifier = numbers.count > 1 ? numbers[1] : 0
    guard final == UInt8(ascii: "~") else { return .found(cursorKey(final, modifier: modifier), count: count) }
    switch numbers.first {
    case 1, 7: return .found(.home, count: count)
    case 3: return .found(.delete, count: count)
    case 4, 8: return .found(.end, count: count)
    case 5: return .found(.pageUp, count: count)
    case 6: return .found(.pageDown, count: count)
    case 200: return .pasteBegins(count: count)
    default: return .found(nil, count: count)
    }
  }

  /// The key of a final byte; modifiers 3 and 5 are Alt and Control (xterm).
  private static func cursorKey(_ final: UInt8, modifier: Int) -> Key? {
    let isWord = modifier == 3 || modifier == 5
    switch Unicode.Scalar(final) {
    case "A": return .up
    case "B": return .down
    case "C": return isWord ? .wordRight : .right
    case "D": return isWord ? .wordLeft : .left
    case "F": return .end
    case "H": return .home
    case "M": return .enter
    case "Z": return .backTab
    default: return nil
    }
  }
}
