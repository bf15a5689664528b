/// Finds the articles that a writer added whose bodies articles of other shards have; leaves them out if that is wanted.
///
/// Shards are written at once, so that only when all is written it is known what came first: articles that were there before
/// the writer, then those that were added, in their order.
struct CrossShardDuplicates {
  /// Rows that are read at a time.
  private static let pageRows = 10_000

  private let lanes: [ShardWriteQueue]
  private let progress: WriteProgress
  private let leavesOut: Bool

  /// An article of one shard and the first of all articles with its body, which is of another.
  private typealias Finding = (
    lane: Int, id: String, original: (lane: Int, row: Int64), isReplacement: Bool
  )

  init(_ lanes: [ShardWriteQueue], _ progress: WriteProgress, leavesOut: Bool) {
    self.lanes = lanes
    self.progress = progress
    self.leavesOut = leavesOut
  }

  /// Reports what is found, in the order in which it was added.
  ///
  /// - Complexity: O(articles added × shards), a look-up each.
  func settle() throws(IndexError) {
    var findings: [(ordinal: Int, finding: Finding)] = []
    for lane in lanes.indices { try find(in: lane, &findings) }
    findings.sort { $0.ordinal < $1.ordinal }
    // Names first: what has none any more could not be told.
    var duplicates: [DuplicateArticle] = []
    for (_, finding) in findings {
      duplicates.append(
        DuplicateArticle(
          id: finding.id, originalId: try id(finding.original.lane, finding.original.row),
          isLeftOut: leavesOut && !finding.isReplacement))
    }
    // Within its shard each was the first that others were named after.
    progress.renameOriginals(
      Dictionary(duplicates.map { (Array($0.id.utf8), $0.originalId) }, uniquingKeysWith: { first, _ in first }))
    for (duplicate, (_, finding)) in zip(duplicates, findings) {
      if duplicate.isLeftOut, try lanes[finding.lane].takeOut(duplicate.id) {
        progress.add(WriteTotals(added: -1, leftOut: 1))
      }
      progress.note(duplicate)
    }
  }

  private func find(in lane: Int, _ findings: inout [(ordinal: Int, finding: Finding)]) throws(IndexError) {
    var last = try lanes[lane].withWriter { $0.firstRow }
    while true {
      let page = try lanes[lane].withWriter { writer throws(IndexError) in
        try writer.reading { try FingerprintTable.bodies(after: last, limit: CrossShardDuplicates.pageRows, $0) }
      }
      guard let end = page.last else { return }
      for (row, body) in page {
        guard let ordinal = try ordinal(lane, row), let first = try first(lane, body), first.row == row else {
          continue
        }
        var original: (lane: Int, row: Int64, ordinal: Int)?
        for other in lanes.indices where other != lane {
          guard let found = try self.first(other, body), found.ordinal < min(ordinal.number, original?.ordinal ?? .max)
          else { continue }
          original = (other, found.row, found.ordinal)
        }
        guard let original else { continue }
        let finding: Finding = (lane, try id(lane, row), (original.lane, original.row), ordinal.isReplacement)
        findings.append((ordinal.number, finding))
      }
      last = end.row
    }
  }

  /// The first row of a shard that has a body, and when it was added: −1 for before the writer was opened.
  private func first(_ lane: Int, _ body: Int64) throws(IndexError) -> (row: Int64, ordinal: Int)? {
    let row = try lanes[lane].withWriter { writer throws(IndexError) in
      try writer.reading { try FingerprintTable.firstRow(ofBody: body, $0) }
    }
    guard let row else { return nil }
    return (row, try ordinal(lane, row)?.number ?? -1)
  }

  private func ordinal(_ lane: Int, _ row: Int64) throws(IndexError) -> InsertionOrdinal? {
    try lanes[lane].withWriter { writer in
      // A damaged fingerprint may name any row.
      let place = row.subtractingReportingOverflow(writer.firstRow + 1)
      guard !place.overflow, writer.ordinals.indices.contains(Int(place.partialValue)) else { return nil }
      return writer.ordinals[Int(place.partialValue)]
    }
  }

  private func id(_ lane: Int, _ row: Int64) throws(IndexError) -> String {
    try lanes[lane].withWriter { writer throws(IndexError) in
      try writer.reading { try FingerprintTable.id(row: row, $0) }
    }
  }
}
