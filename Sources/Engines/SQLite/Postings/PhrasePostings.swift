import ShirabePassages
import ShirabeQuery

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
    guard var cursor = try cursor(of: terms) else { return found }
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

  /// Where in one row the phrase begins, ascending; see ``PhraseCursor/readStarts(into:_:)``.
  func starts(of terms: [[UInt8]], row: UInt32) throws(IndexError) -> [UInt32] {
    var starts: [UInt32] = []
    guard var cursor = try cursor(of: terms) else { return starts }
    var pace = WorkPace(reader.interruption)
    if try cursor.advance(to: row, &pace) == row { try cursor.readStarts(into: &starts, &pace) }
    return starts
  }

  /// Walks the rows of several operands; nil where no form of one of these stands anywhere.
  ///
  /// They end where another list is read.
  func cursors(of operands: [Operand], _ lanes: NearLanes) throws(IndexError) -> [OperandCursor]? {
    var lists: [[(lane: Int, lists: [PostingList])]] = []
    for (operand, ofForms) in zip(operands, lanes.ofForms) {
      var found: [(lane: Int, lists: [PostingList])] = []
      for (form, lane) in zip(operand.forms, ofForms) {
        if let lists = try self.lists(of: IndexTerm.terms(of: form.phrase)) { found.append((lane, lists)) }
      }
      guard !found.isEmpty else { return nil }
      lists.append(found)
    }
    // All are read, so that none is moved any more.
    return lists.map { forms in
      OperandCursor(forms.map { OperandCursor.Form(cursor: PhraseCursor($0.lists, reader), lane: $0.lane) })
    }
  }

  /// Walks the rows of a phrase by its index terms; nil where one of these stands nowhere. It ends where another list is read.
  private func cursor(of terms: [[UInt8]]) throws(IndexError) -> PhraseCursor? {
    try lists(of: terms).map { PhraseCursor($0, reader) }
  }

  /// The lists of index terms; nil, and not all are read, where one of them stands nowhere.
  private func lists(of terms: [[UInt8]]) throws(IndexError) -> [PostingList]? {
    var found: [PostingList] = []
    for term in terms {
      let list = try reader.list(of: term)
      guard list.count > 0 else { return nil }
      found.append(list)
    }
    return found
  }

  private static func countOfTitle(_ starts: [UInt32]) -> Int {
    starts.firstIndex { $0 >= Positions.bodyBase } ?? starts.count
  }
}
