/// Postings as they come out of FTS5: rows, and how often each phrase stands in them.
///
/// Either one list after the other (``lists``), or the rows of one query with the frequencies of all its phrases beside
/// each (``phrasesPerRow``).
struct PostingLists {
  /// The rows, ascending within a list.
  private(set) var rows: [UInt32] = []
  /// A row's frequencies, ``phrasesPerRow`` for each row.
  private(set) var frequencies: [Frequency] = []
  /// Where each list ends in ``rows``.
  private(set) var ends: [Int] = []
  /// How many frequencies stand beside each row.
  private(set) var phrasesPerRow = 1
  /// The highest row of all lists; a damaged index can hold any number.
  private(set) var highestRow: UInt64 = 0

  /// How often a phrase stands in the title and in the body of one article.
  struct Frequency: Equatable {
    private var packed: UInt32

    /// Titles count to 255 and bodies to 2²⁴ − 1; more makes no difference to a score.
    @inline(__always)
    init(title: UInt32, body: UInt32) {
      packed = min(title, 0xFF) << 24 | min(body, 0xFF_FFFF)
    }

    @inline(__always) var title: UInt32 { packed >> 24 }
    @inline(__always) var body: UInt32 { packed & 0xFF_FFFF }
    /// Both frequencies together.
    func adding(_ other: Frequency) -> Frequency {
      Frequency(title: title + other.title, body: body + other.body)
    }

    @inline(__always) var isZero: Bool { packed == 0 }
  }

  mutating func removeAll(phrasesPerRow: Int = 1) {
    rows.removeAll(keepingCapacity: true)
    frequencies.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    self.phrasesPerRow = phrasesPerRow
    highestRow = 0
  }

  @inline(__always)
  mutating func append(row: Int64) {
    highestRow = max(highestRow, UInt64(bitPattern: row))
    rows.append(UInt32(truncatingIfNeeded: row))
  }

  @inline(__always)
  mutating func append(_ frequency: Frequency) { frequencies.append(frequency) }

  mutating func endList() { ends.append(rows.count) }

  /// The places of one list in ``rows``; empty where FTS5 did not come to it.
  func range(ofList index: Int) -> Range<Int> {
    guard index < ends.count else { return 0..<0 }
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }
}
