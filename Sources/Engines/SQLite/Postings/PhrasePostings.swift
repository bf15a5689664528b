/// Finds where index terms stand one after the other, by their positions.
struct PhrasePostings {
  private let reader: PostingReader

  init(_ reader: PostingReader) {
    self.reader = reader
  }

  /// The rows that have the phrase and how often; in the title alone if so asked, and of one row alone if it is given.
  ///
  /// - Parameter terms: The phrase as index terms at consecutive positions; at least one.
  /// - Complexity: O(bytes of the lists of the terms).
  func frequencies(
    of terms: [[UInt8]], inTitle: Bool = false, row: UInt32? = nil
  ) throws(IndexError) -> FrequencyList {
    if terms.count == 1 {
      let postings = try reader.list(of: terms[0]).postings
      let wanted = UnsafeBufferPointer(rebasing: postings[row.map(postings.places(ofRow:)) ?? postings.indices])
      guard let found = try FrequencyList(wanted, reader.positions, reader.interruption) else {
        throw reader.damagedPositions
      }
      return inTitle ? try found.inTitle(reader.interruption) : found
    }
    var found = FrequencyList()
    guard var cursor = try cursors(of: [terms])?[0] else { return found }
    var starts: [UInt32] = []
    var pace = WorkPace(reader.interruption)
    var place = try cursor.advance(to: row ?? 0, &pace)
    while let here = place, row == nil || here == row {
      try cursor.readStarts(into: &starts, &pace)
      let inBody = starts.count - PhrasePostings.countOfTitle(starts)
      let frequency = Frequency(
        title: UInt32(clamping: starts.count - inBody), body: inTitle ? 0 : UInt32(clamping: inBody))
      if !frequency.isZero { found.append(here, frequency) }
      place = try cursor.next(&pace)
    }
    return found
  }

  /// Walks the rows of several phrases, each by its index terms; nil where one of these stands nowhere.
  ///
  /// They end where another list is read.
  func cursors(of phrases: [[[UInt8]]]) throws(IndexError) -> [PhraseCursor]? {
    var lists: [[PostingList]] = []
    for terms in phrases {
      var found: [PostingList] = []
      for term in terms {
        let list = try reader.list(of: term)
        guard list.count > 0 else { return nil }
        found.append(list)
      }
      lists.append(found)
    }
    // All are read, so that none is moved any more.
    return lists.map { PhraseCursor($0, reader) }
  }

  private static func countOfTitle(_ starts: [UInt32]) -> Int {
    starts.firstIndex { $0 >= Positions.bodyBase } ?? starts.count
  }
}
