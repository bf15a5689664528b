/// Walks the rows of one shard that have all terms of a phrase, ascending, and tells where in them the phrase stands.
///
/// All lists that a search needs must have been read before: reading another moves them.
struct PhraseCursor {
  /// One term of a phrase: its postings, and how many tokens it stands behind the first.
  private struct Part {
    var postings: UnsafeBufferPointer<Posting>
    var offset: UInt32
  }

  /// What it counts to go on to a row in a list.
  private static let rowUnits = 8

  private let reader: PostingReader
  /// The terms, the rarest first, since its rows lead.
  private let parts: [Part]
  /// Where the cursor is in the list of each part.
  private var places: [Int]

  /// Stands before the first row.
  ///
  /// - Parameter lists: Those of the phrase's index terms, which stand at consecutive positions; at least one.
  init(_ lists: [PostingList], _ reader: PostingReader) {
    self.reader = reader
    parts = lists.enumerated()
      .map { Part(postings: $1.postings, offset: UInt32($0)) }
      .sorted { $0.postings.count < $1.postings.count }
    places = [Int](repeating: 0, count: parts.count)
  }

  /// At most so many rows have the phrase.
  var maximumRowCount: Int { parts[0].postings.count }

  /// Goes on to the first row with all terms that is this or a higher one, and not below where the cursor is; nil where
  /// there is none.
  mutating func advance(to row: UInt32, _ pace: inout WorkPace) throws(IndexError) -> UInt32? {
    places[0] = parts[0].postings.firstIndex(ofRowAtLeast: row, from: places[0])
    return try rowOfAll(&pace)
  }

  /// Goes on behind the row at which the cursor is; nil where no other follows.
  mutating func next(_ pace: inout WorkPace) throws(IndexError) -> UInt32? {
    places[0] += 1
    return try rowOfAll(&pace)
  }

  /// Goes on from where the rarest term is to the first row with all.
  private mutating func rowOfAll(_ pace: inout WorkPace) throws(IndexError) -> UInt32? {
    let rarest = parts[0].postings
    while places[0] < rarest.count {
      let row = rarest[places[0]].row
      try pace.count(PhraseCursor.rowUnits * parts.count)
      if goOn(to: row) { return row }
      places[0] += 1
    }
    return nil
  }

  /// Goes on in all lists but the first to a row; false if it is not in all of them.
  private mutating func goOn(to row: UInt32) -> Bool {
    for number in 1..<parts.count {
      let list = parts[number].postings
      places[number] = list.firstIndex(ofRowAtLeast: row, from: places[number])
      guard places[number] < list.count, list[places[number]].row == row else { return false }
    }
    return true
  }

  /// Reads where in its row the phrase begins, ascending, ``Positions/bodyBase`` added in the body.
  func readStarts(into starts: inout [UInt32], _ pace: inout WorkPace) throws(IndexError) {
    starts.removeAll(keepingCapacity: true)
    for number in parts.indices {
      let offset = parts[number].offset
      let posting = parts[number].postings[places[number]]
      try pace.count(Int(posting.byteCount) + starts.count)
      var isGood = true
      if number == 0 {
        isGood = Positions.forEach(reader.positions, posting) { position in
          if position & ~Positions.bodyBase >= offset { starts.append(position - offset) }
        }
      } else {
        var next = 0
        var kept = 0
        isGood = Positions.forEach(reader.positions, posting) { position in
          while next < starts.count, starts[next] &+ offset < position { next += 1 }
          if next < starts.count, starts[next] &+ offset == position {
            starts[kept] = starts[next]
            kept += 1
            next += 1
          }
        }
        starts.removeLast(starts.count - kept)
      }
      guard isGood else { throw reader.damagedPositions }
      if starts.isEmpty { return }
    }
  }
}
