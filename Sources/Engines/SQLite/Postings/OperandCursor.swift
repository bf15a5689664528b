/// Walks the rows of one shard that may have any form of an operand, ascending, and tells where in them the forms stand.
///
/// An operand of one form costs no more than the ``PhraseCursor`` of its phrase.
struct OperandCursor {
  /// A form that stands somewhere in the shard.
  struct Form {
    /// Walks its rows.
    var cursor: PhraseCursor
    /// The list that its places go to.
    let lane: Int
    /// The row at which the cursor is; nil where it is behind the last.
    var row: UInt32?
  }

  private var forms: [Form]
  /// Whether the cursors of the forms have been set on their first rows; they are only where there are several.
  private var hasBegun = false
  private var starts: [UInt32] = []

  /// - Parameter forms: One at least, each before its first row.
  init(_ forms: [Form]) { self.forms = forms }

  /// At most so many rows have the operand.
  var maximumRowCount: Int { forms.reduce(0) { $0 + $1.cursor.maximumRowCount } }

  /// Goes on to the first row with all terms of a form that is this or a higher one, and not below where the cursor is; nil
  /// where there is none.
  mutating func advance(to row: UInt32, _ pace: inout WorkPace) throws(IndexError) -> UInt32? {
    if forms.count == 1 { return try forms[0].cursor.advance(to: row, &pace) }
    var first: UInt32?
    for number in forms.indices {
      if !hasBegun || forms[number].row.map({ $0 < row }) == true {
        forms[number].row = try forms[number].cursor.advance(to: row, &pace)
      }
      if let found = forms[number].row { first = min(first ?? found, found) }
    }
    hasBegun = true
    return first
  }

  /// Goes on behind the row at which the cursor is; nil where no other follows.
  mutating func next(_ pace: inout WorkPace) throws(IndexError) -> UInt32? {
    if forms.count == 1 { return try forms[0].cursor.next(&pace) }
    guard let row = forms.compactMap(\.row).min(), row < .max else { return nil }
    return try advance(to: row + 1, &pace)
  }

  /// Reads where in its row the forms begin, each place once, into the lanes of the forms; false where none stands there.
  ///
  /// See ``PhraseCursor/readStarts(into:_:)`` for the places.
  mutating func readStarts(into lanes: inout [[UInt32]], _ pace: inout WorkPace) throws(IndexError) -> Bool {
    if forms.count == 1 {
      try forms[0].cursor.readStarts(into: &lanes[forms[0].lane], &pace)
      return !lanes[forms[0].lane].isEmpty
    }
    for form in forms { lanes[form.lane].removeAll(keepingCapacity: true) }
    guard let row = forms.compactMap(\.row).min() else { return false }
    var stands = false
    for form in forms where form.row == row {
      try form.cursor.readStarts(into: &starts, &pace)
      try pace.count(starts.count + lanes[form.lane].count)
      lanes[form.lane].formSortedUnion(starts)
      stands = stands || !starts.isEmpty
    }
    return stands
  }
}

extension [UInt32] {
  /// Adds the numbers that are missing; both ascend, and so does what they come to.
  fileprivate mutating func formSortedUnion(_ other: [UInt32]) {
    guard !isEmpty else { return self = other }
    var union: [UInt32] = []
    union.reserveCapacity(count + other.count)
    var (here, there) = (0, 0)
    while here < count || there < other.count {
      if there == other.count || (here < count && self[here] < other[there]) {
        union.append(self[here])
        here += 1
      } else {
        if here < count, self[here] == other[there] { here += 1 }
        union.append(other[there])
        there += 1
      }
    }
    self = union
  }
}
