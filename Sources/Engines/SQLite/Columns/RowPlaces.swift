/// Where columns that are held in memory have what is known of the article in a row.
///
/// Rows are never used again, so that of those that were ever used most may be gone, and the last may be any number. Columns have
/// a place for each article that was there when it was read, and one for each thousand rows or so that stands for all rows
/// without one; places are in the order of rows. What this itself takes are 4 bytes an article, 2 bytes a row among articles
/// that are not wholly without gaps, and 8 bytes for every thousand rows that were ever used.
struct RowPlaces: Sendable {
  /// So many rows, a power of two, are looked up by the same entry.
  static let pageRowCount: UInt32 = 1 << pageShift
  private static let pageShift: UInt32 = 10

  /// Some rows that follow each other.
  struct Page: BitwiseCopyable {
    /// The place that ranks are counted from.
    var base: UInt32
    /// Where in ``ranks`` those of its rows begin.
    var ranks: UInt32

    /// One without any article.
    static let empty = Page(base: 0, ranks: 0)
  }

  /// By row, whole pages.
  private var pages: ContiguousArray<Page> = [.empty]
  /// What is added to the base of a page, row by row: 0 for what has no article. First those of pages without any, then those of
  /// pages where each row has one, then page by page those of all others.
  private var ranks: ContiguousArray<UInt16>
  /// The row of each place; 0, which is none, for places that stand for all rows without an article.
  private(set) var rows: ContiguousArray<UInt32> = [0]
  /// The highest row that is known, with an article or without.
  private(set) var lastRow: Int64 = 0
  /// How many rows have an article.
  private(set) var count = 0
  /// How many of them are on the page to which was added last.
  private var countOfLastPage: UInt16 = 0

  init() {
    ranks = ContiguousArray(repeating: 0, count: Int(RowPlaces.pageRowCount))
    ranks.append(contentsOf: (0..<UInt16(RowPlaces.pageRowCount)))
  }

  /// Gives the article in a row, which is above all that are known, the next place.
  ///
  /// - Returns: Whether there is a place before it now that stands for rows without an article.
  mutating func append(_ row: UInt32) -> Bool {
    let page = Int(row >> RowPlaces.pageShift)
    extend(to: Int64(row))
    let isNew = pages[page].ranks == 0
    if isNew {
      endPage()
      pages[page] = Page(base: UInt32(rows.count), ranks: UInt32(ranks.count))
      ranks.append(contentsOf: repeatElement(0, count: Int(RowPlaces.pageRowCount)))
      rows.append(0)
    }
    countOfLastPage += 1
    ranks[Int(pages[page].ranks + row & (RowPlaces.pageRowCount - 1))] = countOfLastPage
    rows.append(row)
    count += 1
    return isNew
  }

  /// Takes in that there is no other article up to a row.
  mutating func extend(to row: Int64) {
    guard row > lastRow else { return }
    lastRow = row
    let missing = Int(row >> Int64(RowPlaces.pageShift)) + 1 - pages.count
    if missing > 0 { pages.append(contentsOf: repeatElement(.empty, count: missing)) }
  }

  /// Gives the ranks of the last page back, if each of its rows has an article.
  private mutating func endPage() {
    if countOfLastPage == UInt16(RowPlaces.pageRowCount), let last = rows.last {
      ranks.removeLast(Int(RowPlaces.pageRowCount))
      let page = Int(last >> RowPlaces.pageShift)
      pages[page] = Page(base: pages[page].base + 1, ranks: RowPlaces.pageRowCount)
    }
    countOfLastPage = 0
  }

  /// The place of a row; one that is not known is a row without an article.
  subscript(row: UInt32) -> Int {
    guard Int64(row) <= lastRow else { return 0 }
    let page = pages[Int(row >> RowPlaces.pageShift)]
    return Int(page.base) + Int(ranks[Int(page.ranks + row & (RowPlaces.pageRowCount - 1))])
  }

  /// Runs `body` with what finds places in a loop.
  func withLookUp<Value, Failure: Error>(
    _ body: (LookUp) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try pages.withUnsafeBufferPointer { pages throws(Failure) in
      try ranks.withUnsafeBufferPointer { ranks throws(Failure) in try body(LookUp(pages: pages, ranks: ranks)) }
    }
  }

  /// Bytes that all of this takes.
  var byteCount: Int {
    pages.capacity * MemoryLayout<Page>.stride + ranks.capacity * MemoryLayout<UInt16>.stride
      + rows.capacity * MemoryLayout<UInt32>.stride
  }

  /// Finds the places of rows that are known, for as long as the places are not changed.
  struct LookUp {
    fileprivate let pages: UnsafeBufferPointer<Page>
    fileprivate let ranks: UnsafeBufferPointer<UInt16>

    /// The place of a row, which must not be above ``RowPlaces/lastRow``.
    @inline(__always)
    subscript(row: UInt32) -> Int {
      let page = pages[Int(row >> RowPlaces.pageShift)]
      return Int(page.base) &+ Int(ranks[Int(page.ranks &+ row & (RowPlaces.pageRowCount &- 1))])
    }
  }
}
