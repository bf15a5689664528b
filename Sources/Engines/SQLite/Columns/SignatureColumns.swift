import GRDB
import ShirabeSearch

/// The signatures of a shard's bodies, held in memory: 16 bytes an article, and what ``RowPlaces`` takes, from the first search
/// on that collapses.
struct SignatureColumns: RowColumns {
  private(set) var places = RowPlaces()
  /// By place.
  private var signatures: ContiguousArray<Signature> = [.none]
  private(set) var generation: Int64 = 0
  private(set) var articleCount: Int64 = 0
  var edition = 0

  init() {}

  /// The signature of the body in a row; ``Signature/none`` where there is no token in it.
  subscript(row: UInt32) -> Signature { signatures[places[row]] }

  mutating func read(upTo state: ShardState, _ database: Database, _ interruption: Interruption) throws {
    generation = state.generation
    articleCount = state.articles
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: "SELECT row, low, high FROM fingerprint WHERE row > ? AND row <= ? ORDER BY row"),
      arguments: [lastRow, state.lastRow])
    var pace = WorkPace(interruption)
    while let found = try rows.next() {
      try pace.count(WorkPace.row)
      guard let row: Int64 = found[0], row > lastRow, let low: Int64 = found[1], let high: Int64 = found[2] else {
        throw Row.damage(0)
      }
      if places.append(UInt32(clamping: row)) { signatures.append(.none) }
      signatures.append(Signature(low: UInt64(bitPattern: low), high: UInt64(bitPattern: high)))
    }
    // The last articles may be gone, or have no token.
    places.extend(to: state.lastRow)
  }
}
