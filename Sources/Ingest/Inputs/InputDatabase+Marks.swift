import Foundation
import GRDB
import ShirabeArticles
import ShirabeSQLite

extension InputDatabase {
  /// How far the load of this very file came, and the ids of its articles so far with their lines; nil where it is to begin at
  /// its beginning.
  ///
  /// - Parameter file: The mark of the file at its beginning.
  func mark(of file: LoadMark) throws(IndexError) -> (mark: LoadMark, ids: [(id: String, line: Int)])? {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT line, byte_offset, consumed FROM load_mark WHERE path = ? AND bytes = ? AND modified_nanoseconds = ?
              AND inode = ? AND head = ? AND settings = ?
            """,
          arguments: [
            file.path, file.stamp.byteCount, file.stamp.modifiedNanoseconds, file.stamp.inode, Data(file.head.bytes),
            file.settings,
          ])
      else { return nil }
      var mark = file
      mark.position = LoadPosition(lineCount: row[0], byteOffset: row[1])
      mark.consumedByteCount = row[2]
      var ids: [(String, Int)] = []
      let chunks = try Row.fetchCursor(
        database, sql: "SELECT ids FROM load_mark_ids WHERE path = ? ORDER BY line", arguments: [file.path])
      while let chunk = try chunks.next() {
        for entry in (chunk[0] as String).split(separator: "\n") {
          // Ids have no control characters, so that the first tab ends the line's number.
          let parts = entry.split(separator: "\t", maxSplits: 1)
          if parts.count == 2, let line = Int(parts[0]) { ids.append((String(parts[1]), line)) }
        }
      }
      return (mark, ids)
    }
  }

  /// Keeps how far a load came, after everything before it was committed.
  ///
  /// - Parameters:
  ///   - ids: The articles since the mark before, with their lines.
  ///   - isFirst: Whether there was no mark of this load before; what was kept of another goes.
  func keep(_ mark: LoadMark, ids: [(id: String, line: Int)], isFirst: Bool) throws(IndexError) {
    try write { database in
      if isFirst { try InputDatabase.removeMark(of: mark.path, database) }
      try database.execute(
        sql: "INSERT OR REPLACE INTO load_mark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          mark.path, mark.stamp.byteCount, mark.stamp.modifiedNanoseconds, mark.stamp.inode, Data(mark.head.bytes),
          mark.settings, mark.position.lineCount, mark.position.byteOffset, mark.consumedByteCount,
        ])
      try database.execute(
        sql: "INSERT OR REPLACE INTO load_mark_ids (path, line, ids) VALUES (?, ?, ?)",
        arguments: [
          mark.path, mark.position.lineCount, ids.map { "\($0.line)\t\($0.id)" }.joined(separator: "\n"),
        ])
    }
  }

  /// Forgets how far a load came: it is at its end, or is to begin anew.
  ///
  /// - Parameter path: The file's real path.
  func removeMark(of path: String) throws(IndexError) {
    try write { try InputDatabase.removeMark(of: path, $0) }
  }

  private static func removeMark(of path: String, _ database: Database) throws {
    try database.execute(sql: "DELETE FROM load_mark WHERE path = ?", arguments: [path])
    try database.execute(sql: "DELETE FROM load_mark_ids WHERE path = ?", arguments: [path])
  }
}
