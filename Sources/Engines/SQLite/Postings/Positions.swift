/// Where a term stands in an article, as FTS5 writes it (`fts5_index.c`: position lists): for each position its distance from
/// the one before plus 2; the number 1 goes before the number of the next column.
enum Positions {
  /// The column of the body, after that of the title, 0.
  static let bodyColumn: UInt64 = 1
  /// What is added to a position in the body, so that title and body are in one order and never next to each other.
  static let bodyBase: UInt32 = 1 << 31
  /// The positions in the title, and those in the body.
  static let title = 0...bodyBase - 1
  static let body = bodyBase...UInt32.max
  private static let columnMark: UInt8 = 1

  /// How often the term stands in title and body; nil if the positions are damaged.
  ///
  /// Positions are counted by the last bytes of their numbers, the only ones under 0x80.
  @inline(__always)
  static func frequency(_ bytes: UnsafePointer<UInt8>, _ posting: Posting) -> Frequency? {
    let start = bytes + Int(posting.start)
    let count = Int(posting.byteCount)
    guard count > 2, start[0] == columnMark, start[1] == UInt8(bodyColumn) else {
      return frequencyInBoth(start, count)
    }
    return Frequency(title: 0, body: numbers(start + 2, count - 2))
  }

  private static func frequencyInBoth(_ start: UnsafePointer<UInt8>, _ count: Int) -> Frequency? {
    var title = 0
    while title < count, start[title] != columnMark {
      while title < count, start[title] >= 0x80 { title += 1 }
      title += 1
    }
    guard title < count else { return title == count ? Frequency(title: numbers(start, count), body: 0) : nil }
    guard title + 2 < count, start[title + 1] == UInt8(bodyColumn) else { return nil }
    return Frequency(title: numbers(start, title), body: numbers(start + title + 2, count - title - 2))
  }

  @inline(__always)
  private static func numbers(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
    var numbers: UInt32 = 0
    for index in 0..<count { numbers &+= start[index] < 0x80 ? 1 : 0 }
    return numbers
  }

  /// Calls `body` with each position, those in the body with ``bodyBase`` added, ascending; false if they are damaged.
  @inline(__always)
  static func forEach(
    _ bytes: UnsafePointer<UInt8>, _ posting: Posting, _ body: (UInt32) -> Void
  ) -> Bool {
    var offset = Int(posting.start)
    let end = offset + Int(posting.byteCount)
    var position: UInt64 = 0
    var base: UInt32 = 0
    while offset < end {
      let number = Varint.read(bytes, &offset)
      if number == 1 {
        guard base == 0, offset < end, Varint.read(bytes, &offset) == bodyColumn else { return false }
        base = bodyBase
        position = 0
        continue
      }
      guard number >= 2 else { return false }
      position &+= number &- 2
      guard position < UInt64(bodyBase) else { return false }
      body(base | UInt32(position))
    }
    return offset == end
  }
}
