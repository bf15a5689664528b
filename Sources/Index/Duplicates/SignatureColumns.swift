import GRDB

/// The signatures of a shard's bodies, held in memory by row: 16 bytes an article, from the first search on that collapses.
struct SignatureColumns: RowColumns {
  private var signatures: ContiguousArray<Signature> = [.none]

  init() {}

  var lastRow: Int64 { Int64(signatures.count) - 1 }

  /// The signature of the body in a row; ``Signature/none`` where there is no token in it.
  subscript(row: UInt32) -> Signature { signatures[Int(row)] }

  /// Adds those of the rows up to one that are not known yet.
  mutating func read(upTo row: Int64, _ database: Database, _ interruption: Interruption) throws {
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: "SELECT row, low, high FROM fingerprint WHERE row > ? AND row <= ? ORDER BY row"),
      arguments: [lastRow, row])
    signatures.reserveCapacity(Int(row) + 1)
    var pace = WorkPace(interruption)
    while let found = try rows.next() {
      try pace.count(WorkPace.row)
      pad(to: found[0] - 1)
      let (low, high): (Int64, Int64) = (found[1], found[2])
      signatures.append(Signature(low: UInt64(bitPattern: low), high: UInt64(bitPattern: high)))
    }
    // The last articles may be gone, or have no token.
    pad(to: row)
  }

  private mutating func pad(to row: Int64) {
    while lastRow < row { signatures.append(.none) }
  }
}
