/// Walks the rows that have all of several operands, ascending.
struct CommonRows {
  /// The operands, in the order in which they were given.
  private var cursors: [OperandCursor]
  /// Their numbers, the rarest first.
  private let order: [Int]

  /// - Parameter cursors: Of at least one operand, each before its first row.
  init(_ cursors: [OperandCursor]) {
    self.cursors = cursors
    order = cursors.indices.sorted { cursors[$0].maximumRowCount < cursors[$1].maximumRowCount }
  }

  /// Goes on to the first row with all terms of a form of each operand that is this or a higher one; nil where there is none.
  mutating func advance(to row: UInt32, _ pace: inout WorkPace) throws(IndexError) -> UInt32? {
    var row = row
    var (standing, turn) = (0, 0)
    while standing < order.count {
      guard let found = try cursors[order[turn]].advance(to: row, &pace) else { return nil }
      standing = found == row ? standing + 1 : 1
      row = found
      turn = (turn + 1) % order.count
    }
    return row
  }

  /// Goes on behind the row at which it is; nil where no other follows.
  mutating func next(_ pace: inout WorkPace) throws(IndexError) -> UInt32? {
    guard let row = try cursors[order[0]].next(&pace) else { return nil }
    return try advance(to: row, &pace)
  }

  /// Reads where in the row each operand begins, lane by lane; false, and not all is read, where one of them does not stand
  /// there.
  mutating func readStarts(into lanes: inout [[UInt32]], _ pace: inout WorkPace) throws(IndexError) -> Bool {
    for operand in order where try !cursors[operand].readStarts(into: &lanes, &pace) { return false }
    return true
  }
}
