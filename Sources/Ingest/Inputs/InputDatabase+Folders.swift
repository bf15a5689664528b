import Foundation
import GRDB
import ShirabeArticles
import ShirabeSQLite

extension InputDatabase {
  /// The number of a folder, and the settings that its files were read with; it is entered where it is new.
  ///
  /// - Parameter path: Its real path.
  func folder(_ path: String, settings: String) throws(IndexError) -> (row: Int64, settings: String) {
    try write { database in
      let statement = try database.cachedStatement(sql: "SELECT row, settings FROM folder WHERE path = ?")
      if let known = try Row.fetchOne(statement, arguments: [path]) { return (known[0], known[1]) }
      try database.execute(sql: "INSERT INTO folder (path, settings) VALUES (?, ?)", arguments: [path, settings])
      return (database.lastInsertedRowID, settings)
    }
  }

  /// Notes other settings of a folder, by which every file of it is to be read again.
  func change(settings: String, ofFolder folder: Int64) throws(IndexError) {
    try write { database in
      try database.execute(sql: "UPDATE input SET state = 0 WHERE folder = ?", arguments: [folder])
      try database.execute(sql: "UPDATE folder SET settings = ? WHERE row = ?", arguments: [settings, folder])
    }
  }

  /// What is known of the files of a folder.
  func records(ofFolder folder: Int64) throws(IndexError) -> [InputRecord] {
    try read { database in
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(InputDatabase.columns) FROM input WHERE folder = ?", arguments: [folder])
      var records: [InputRecord] = []
      while let row = try rows.next() { records.append(InputDatabase.record(row)) }
      return records
    }
  }

  /// What is known of one file of a folder.
  func record(ofFolder folder: Int64, path: String) throws(IndexError) -> InputRecord? {
    try record("folder = ? AND path = ?", folder, path)
  }

  /// What is known of the file of a folder that was renamed and whose article has this path for an id still.
  func record(ofFolder folder: Int64, renamedFrom path: String) throws(IndexError) -> InputRecord? {
    try record("folder = ? AND name = ? AND name <> path", folder, path)
  }

  private func record(_ condition: String, _ folder: Int64, _ path: String) throws(IndexError) -> InputRecord? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT \(InputDatabase.columns) FROM input WHERE \(condition)")
      return try Row.fetchOne(statement, arguments: [folder, path]).map(InputDatabase.record)
    }
  }

  private static let columns = "row, path, name, bytes, modified_nanoseconds, inode, digest, state, refused"

  private static func record(_ row: Row) -> InputRecord {
    InputRecord(
      row: row[0], path: row[1], name: row[2],
      stamp: FileStamp(byteCount: row[3], modifiedNanoseconds: row[4], inode: row[5]),
      digest: (row[6] as Data?).map { FileDigest(bytes: Array($0)) },
      state: InputRecord.State(rawValue: row[7]) ?? .pending, refusedCount: row[8])
  }

  /// The lines that were counted in a source of a folder, and over how many files; nil where nobody counted.
  func repeatedLines(ofFolder folder: Int64, source: String) throws(IndexError) -> (lines: [String], fileCount: Int)? {
    try read { database in
      let fileCount = try Int.fetchOne(
        database, sql: "SELECT files FROM repeated_source WHERE folder = ? AND source = ?", arguments: [folder, source])
      guard let fileCount else { return nil }
      let lines = try String.fetchAll(
        database, sql: "SELECT line FROM repeated_line WHERE folder = ? AND source = ? ORDER BY position",
        arguments: [folder, source])
      return (lines, fileCount)
    }
  }

  /// Keeps the lines that were counted in a source; where they are others than before, its files are to be read again.
  ///
  /// - Parameter rows: The files of the source.
  func keep(
    repeatedLines lines: [String], over fileCount: Int, ofFolder folder: Int64, source: String, rereading rows: [Int64]
  ) throws(IndexError) {
    try write { database in
      for table in ["repeated_source", "repeated_line"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE folder = ? AND source = ?", arguments: [folder, source])
      }
      try database.execute(
        sql: "INSERT INTO repeated_source (folder, source, files) VALUES (?, ?, ?)",
        arguments: [folder, source, fileCount])
      for (position, line) in lines.enumerated() {
        try database.execute(
          sql: "INSERT INTO repeated_line (folder, source, position, line) VALUES (?, ?, ?, ?)",
          arguments: [folder, source, position, line])
      }
      for row in rows {
        try database.cachedStatement(sql: "UPDATE input SET state = 0 WHERE row = ?").execute(arguments: [row])
      }
    }
  }
}
