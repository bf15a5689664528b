/// Reads keys from the bytes that a terminal sends (ECMA-48; xterm's control sequences), however they are cut.
///
/// A sequence that is not known is passed over as a whole, so that it never becomes text; so are bytes that are not UTF-8.
struct KeyReader {
  private var pending: [UInt8] = []
  /// What has come of a paste that has not ended.
  private var pasted: [UInt8]?

  /// After how long without more bytes ``timeOut()`` is due; nil where nothing is waited for.
  ///
  /// The Escape key sends the byte that sequences begin with, and only time tells them apart.
  var patienceMilliseconds: Int32? {
    if pasted != nil { return 2000 }
    return pending.first == Self.escape ? 50 : nil
  }

  /// Takes bytes and gives the keys that they complete.
  ///
  /// - Complexity: O(bytes).
  mutating func take(_ bytes: some Collection<UInt8>) -> [Key] {
    pending.append(contentsOf: bytes)
    return readPending(isFinal: false)
  }

  /// Says that no more has come in time: what began like a sequence was the Escape key, and a paste is over.
  mutating func timeOut() -> [Key] {
    if pasted != nil { return endPaste() }
    return readPending(isFinal: true)
  }

  private mutating func readPending(isFinal: Bool) -> [Key] {
    var keys: [Key] = []
    var rest = pending[...]
    while !rest.isEmpty {
      if pasted != nil {
        guard collectPaste(&rest) else { break }
        keys += endPaste()
        continue
      }
      switch Self.next(rest) {
      case .found(let key, let count):
        rest = rest.dropFirst(count)
        if let key { keys.append(key) }
      case .pasteBegins(let count):
        rest = rest.dropFirst(count)
        pasted = []
      case .incomplete:
        guard isFinal else {
          pending = Array(rest)
          return keys
        }
        if rest.first == Self.escape { keys.append(.escape) }
        rest = rest.dropFirst()
      }
    }
    pending = Array(rest)
    return keys
  }

  /// Moves what belongs to the paste; true when its end has been found. What may begin the end stays.
  private mutating func collectPaste(_ rest: inout ArraySlice<UInt8>) -> Bool {
    while let first = rest.first {
      if first == Self.escape {
        if rest.starts(with: Self.pasteEnd) {
          rest = rest.dropFirst(Self.pasteEnd.count)
          return true
        }
        if Self.pasteEnd.starts(with: rest) { return false }
      }
      // More than any query may have; the rest of it is of no use.
      if let count = pasted?.count, count < Self.maximumPasteBytes { pasted?.append(first) }
      rest = rest.dropFirst()
    }
    return false
  }

  private mutating func endPaste() -> [Key] {
    let text = String(decoding: pasted ?? [], as: UTF8.self)
    pasted = nil
    return text.isEmpty ? [] : [.paste(text)]
  }

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let maximumPasteBytes = 1 << 16
}
