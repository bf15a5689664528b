/// Rows of one query and where each of its phrases begins in them.
struct PositionLists {
  /// Where a phrase begins: its number in the query, the column, and the token.
  struct Place {
    var phrase: Int32
    var column: Int32
    var token: Int32
  }

  /// The rows, ascending.
  private(set) var rows: [UInt32] = []
  /// Where each row's places end in ``places``.
  private(set) var ends: [Int] = []
  private(set) var places: [Place] = []

  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  mutating func append(_ place: Place) { places.append(place) }

  mutating func endRow(_ row: Int64) {
    rows.append(UInt32(truncatingIfNeeded: row))
    ends.append(places.count)
  }

  /// The places in the row at an index.
  func places(at index: Int) -> ArraySlice<Place> { places[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }
}
