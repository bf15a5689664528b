/// Folding and class of every code point, laid out for the hot loop: one load a code point.
///
/// The memory is asked for zeroed and only the pages of assigned code points are ever touched (about 1 MB).
struct ScalarTable: @unchecked Sendable {  // Written once while it is made, only read afterwards, never freed.
  /// One ``ScalarEntry`` for each of the 0x110000 code points.
  let entries: UnsafePointer<UInt32>
  /// The longer mappings: a count, then so many code points.
  let sequences: [UInt32]

  static let shared = ScalarTable()

  private init() {
    let entries = UnsafeMutablePointer<UInt32>.allocate(capacity: 0x110000)
    entries.initialize(repeating: 0, count: 0x110000)
    for row in TableRows(UnicodeTables.properties) where row.count == 3 && row[1] < 0x110000 {
      for scalar in Int(row[0])...Int(row[1]) { entries[scalar] = row[2] }
    }
    var sequences: [UInt32] = []
    for row in TableRows(UnicodeTables.mappings) where !row.isEmpty && row[0] < 0x110000 {
      if row.count == 2 {
        entries[Int(row[0])] |= ScalarEntry.mapped | row[1] << ScalarEntry.payloadShift
      } else {
        entries[Int(row[0])] |=
          ScalarEntry.mappedToSequence | UInt32(sequences.count) << ScalarEntry.payloadShift
        sequences.append(UInt32(row.count - 1))
        sequences.append(contentsOf: row.dropFirst())
      }
    }
    self.entries = UnsafePointer(entries)
    self.sequences = sequences
  }

  @inline(__always) subscript(scalar: UInt32) -> ScalarEntry { ScalarEntry(rawValue: entries[Int(scalar)]) }

  /// The code points that a scalar with this entry folds to.
  func folded(_ scalar: UInt32, _ entry: ScalarEntry) -> ArraySlice<UInt32> {
    if entry.has(ScalarEntry.mapped) { return [entry.payload] }
    guard entry.has(ScalarEntry.mappedToSequence) else { return [scalar] }
    let start = Int(entry.payload)
    return sequences[(start + 1)..<(start + 1 + Int(sequences[start]))]
  }
}
