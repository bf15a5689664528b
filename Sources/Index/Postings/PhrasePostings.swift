/// Finds where index terms stand one after the other, by their positions.
struct PhrasePostings {
  /// One term of a phrase: its postings, and how many tokens it stands behind the first.
  private struct Part {
    var postings: UnsafeBufferPointer<Posting>
    var offset: UInt32
  }

  /// What it counts to go on to a row in a list.
  private static let rowUnits = 8

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
    try forEachRow(of: terms, row: row) { row, starts throws(IndexError) in
      let inBody = starts.count - PhrasePostings.countOfTitle(starts)
      let frequency = Frequency(
        title: UInt32(clamping: starts.count - inBody), body: inTitle ? 0 : UInt32(clamping: inBody))
      if !frequency.isZero { found.append(row, frequency) }
    }
    return found
  }

  /// Calls `body` with each row that has the phrase, and where in it the phrase begins, ascending, ``Positions/bodyBase``
  /// added in the body.
  func forEachRow(
    of terms: [[UInt8]], row: UInt32? = nil,
    _ body: (_ row: UInt32, _ starts: [UInt32]) throws(IndexError) -> Void
  ) throws(IndexError) {
    var found: [PostingList] = []
    for term in terms {
      let list = try reader.list(of: term)
      guard list.count > 0 else { return }
      found.append(list)
    }
    // All are read, so that none is moved any more.
    var lists = found.enumerated().map { Part(postings: $1.postings, offset: UInt32($0)) }
    lists.sort { $0.postings.count < $1.postings.count }
    var places = [Int](repeating: 0, count: lists.count)
    var starts: [UInt32] = []
    let rarest = lists[0].postings
    var pace = WorkPace(reader.interruption)
    for place in row.map(rarest.places(ofRow:)) ?? rarest.indices {
      let row = rarest[place].row
      places[0] = place
      try pace.count(PhrasePostings.rowUnits * lists.count)
      guard PhrasePostings.advance(&places, to: row, in: lists) else { continue }
      try findStarts(lists, places, &starts, &pace)
      if !starts.isEmpty { try body(row, starts) }
    }
  }

  /// Goes on in all lists but the first to a row; false if it is not in all of them.
  private static func advance(
    _ places: inout [Int], to row: UInt32, in lists: [Part]
  ) -> Bool {
    for number in 1..<lists.count {
      let list = lists[number].postings
      places[number] = list.firstIndex(ofRowAtLeast: row, from: places[number])
      guard places[number] < list.count, list[places[number]].row == row else { return false }
    }
    return true
  }

  private func findStarts(
    _ lists: [Part], _ places: [Int], _ starts: inout [UInt32], _ pace: inout WorkPace
  ) throws(IndexError) {
    starts.removeAll(keepingCapacity: true)
    for number in lists.indices {
      let offset = lists[number].offset
      let posting = lists[number].postings[places[number]]
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

  private static func countOfTitle(_ starts: [UInt32]) -> Int {
    starts.firstIndex { $0 >= Positions.bodyBase } ?? starts.count
  }
}
