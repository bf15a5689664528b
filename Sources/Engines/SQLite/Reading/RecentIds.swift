/// The ids of articles that were hits of late, by their rows: to look one up in the database takes a microsecond, and the best
/// articles are few of all.
///
/// A row is never used again for another article, so what was true of it stays true. Of rows that share a place, the latest
/// is kept.
struct RecentIds {
  /// How many are kept at most, a power of two; with ids of usual length half a megabyte.
  private static let capacity: UInt32 = 1 << 13
  /// A longer one is not kept: anybody may write ids of any length.
  private static let maximumByteCount = 64

  private var ids: [(row: UInt32, id: String)?] = []

  /// The id of a row, if it is known.
  subscript(row: UInt32) -> String? {
    guard !ids.isEmpty, let known = ids[RecentIds.place(of: row)], known.row == row else { return nil }
    return known.id
  }

  /// Keeps the id of a row.
  mutating func insert(_ id: String, row: UInt32) {
    guard id.utf8.count <= RecentIds.maximumByteCount else { return }
    if ids.isEmpty { ids = Array(repeating: nil, count: Int(RecentIds.capacity)) }
    ids[RecentIds.place(of: row)] = (row, id)
  }

  private static func place(of row: UInt32) -> Int { Int(row & (RecentIds.capacity - 1)) }
}
