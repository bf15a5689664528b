import Foundation
import GRDB

/// Makes a shard quick to search and no larger than it has to be.
///
/// Each step is a transaction of its own: what is written in one stays in the write-ahead log until its end, and the postings of a
/// large shard are gigabytes. Whoever is killed in between leaves a shard that is tidied further the next time.
struct ShardTidying {
  /// One free page in so many is let be.
  private static let maximumFreeFraction = 16

  let database: Database
  /// Pages of postings that a step merges; FTS5's pages have 4,050 bytes.
  var mergedPages = 4096
  /// Pages of the file that a step gives back.
  var vacuumedPages = 2048
  /// Called after each step.
  let afterStep: () throws -> Void

  /// Puts the posting lists into one segment, which searches are fastest on.
  func optimize() throws {
    // A negative number takes all segments for those of one level, as "optimize" does, which would do all at once.
    try merge(pages: -mergedPages)
    try lowerSegments()
  }

  /// Merges segments of like size as far as four are together, which is FTS5's own rule.
  func mergeSegments() throws { try merge(pages: mergedPages) }

  /// Gives pages back to the file system where many are free. What merges free is used again by what comes next; an index that
  /// is only read should not keep it.
  func giveBackFreePages() throws {
    var freeCount = try database.number(ofPragma: "freelist_count")
    guard try freeCount * ShardTidying.maximumFreeFraction > database.number(ofPragma: "page_count") else { return }
    while freeCount > 0 {
      // The statement has a row for every page, and has to be run to its end.
      let pages = try Row.fetchCursor(database, sql: "PRAGMA incremental_vacuum(\(vacuumedPages))")
      while try pages.next() != nil {}
      try afterStep()
      let rest = try database.number(ofPragma: "freelist_count")
      guard rest < freeCount else { return }
      freeCount = rest
    }
  }

  /// Merges until there is nothing to do any more, which the command says by the number of changes (SQLite, "FTS5", 6.8).
  private func merge(pages: Int) throws {
    var changes: Int
    repeat {
      changes = database.totalChangesCount
      try database.execute(sql: "INSERT INTO posting (posting, rank) VALUES ('merge', \(pages))")
      changes = database.totalChangesCount - changes
      try afterStep()
    } while changes >= 2
  }

  /// Takes away levels that merging has left empty, in a transaction of its own: whoever is killed leaves the old record or the new.
  ///
  /// FTS5 goes on here with the levels that it knows of, which are the same but for the empty ones, and writes all of them back
  /// with its next segment. Other connections read the record anew, since the file's data version grows with the commit
  /// (`fts5_index.c`: sqlite3Fts5IndexReset). The cookie in the record stays: it numbers the table's options, not its segments.
  private func lowerSegments() throws {
    try database.inTransaction(.immediate) {
      let sql = "SELECT block FROM posting_data WHERE id = \(SegmentList.row)"
      guard let record = try Data.fetchOne(database, sql: sql), let lowered = SegmentLevels.lowered(Array(record))
      else {
        return .rollback
      }
      // Nothing is written that does not say the same of every segment.
      let (old, new) = (try SegmentLevels.segments(Array(record)), try SegmentLevels.segments(lowered))
      guard old == new, lowered[..<4] == Array(record)[..<4] else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the list of the segments of the postings is damaged")
      }
      try database.execute(
        sql: "UPDATE posting_data SET block = ? WHERE id = \(SegmentList.row)", arguments: [Data(lowered)])
      return .commit
    }
  }
}
