/// A page of a segment (`fts5_index.c`: leaf pages): four bytes of header, terms and postings, and at the end the index
/// of where its terms begin.
///
/// Damaged pages give wrong places at worst, never one outside of the page.
struct LeafPage {
  let bytes: UnsafePointer<UInt8>
  /// Where terms and postings end and the index begins.
  let end: Int
  private let byteCount: Int

  static let headerByteCount = 4

  /// Takes a page; nil if its header makes no sense.
  ///
  /// - Parameter page: The page, which must stay where it is.
  init?(_ page: UnsafeRawBufferPointer) {
    guard let start = page.baseAddress, page.count >= LeafPage.headerByteCount else { return nil }
    bytes = start.assumingMemoryBound(to: UInt8.self)
    byteCount = page.count
    end = Int(bytes[2]) << 8 | Int(bytes[3])
    guard (LeafPage.headerByteCount...byteCount).contains(end) else { return nil }
  }

  /// Where the first row number stands that goes on with the postings of the page before; nil if there is none.
  var firstRowOffset: Int? {
    let offset = Int(bytes[0]) << 8 | Int(bytes[1])
    return offset >= LeafPage.headerByteCount && offset < end ? offset : nil
  }

  /// Where the first term begins; nil on a page that only goes on with postings.
  var firstTermOffset: Int? {
    guard byteCount > end else { return nil }
    var offset = end
    return bounded(Varint.read(bytes, &offset, end: byteCount))
  }

  /// Where the postings of a term stand on this page, and whether they may go on on the next.
  ///
  /// - Complexity: O(terms of the page).
  func postings(of term: UnsafeBufferPointer<UInt8>) -> (range: Range<Int>, mayGoOn: Bool)? {
    guard byteCount > end else { return nil }
    var indexOffset = end
    guard var termOffset = bounded(Varint.read(bytes, &indexOffset, end: byteCount)) else { return nil }
    var keptCount = 0
    var matchedCount = 0
    var offset = termOffset
    while offset < end {
      let newCount = Int(truncatingIfNeeded: Varint.read(bytes, &offset, end: byteCount))
      guard newCount >= 0, offset <= end, newCount <= end - offset, keptCount >= matchedCount else { return nil }
      if keptCount == matchedCount {
        // So far the terms before were like the one that is looked for; now the rest is compared.
        var compared = 0
        let limit = min(newCount, term.count - matchedCount)
        while compared < limit, bytes[offset + compared] == term[matchedCount + compared] { compared += 1 }
        matchedCount += compared
        if matchedCount == term.count {
          guard compared == newCount else { return nil }
          let start = offset + newCount
          guard indexOffset < byteCount else { return (start..<end, true) }
          guard let next = bounded(UInt64(termOffset) &+ Varint.read(bytes, &indexOffset, end: byteCount)),
            next >= start
          else {
            return nil
          }
          return (start..<next, false)
        }
        if compared < newCount, bytes[offset + compared] > term[matchedCount] { return nil }
      }
      guard indexOffset < byteCount,
        let next = bounded(UInt64(termOffset) &+ Varint.read(bytes, &indexOffset, end: byteCount)),
        next > termOffset
      else { return nil }
      termOffset = next
      offset = next
      keptCount = Int(truncatingIfNeeded: Varint.read(bytes, &offset, end: byteCount))
    }
    return nil
  }

  private func bounded(_ offset: UInt64) -> Int? {
    offset >= UInt64(LeafPage.headerByteCount) && offset <= UInt64(end) ? Int(offset) : nil
  }
}
