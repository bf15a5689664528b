import Foundation
import GRDB
import ShirabeArticles
import ShirabeSQLite

extension InputDatabase {
  /// A file whose articles are about to be written.
  struct Beginning {
    /// Its number, where it has one already.
    var row: Int64?
    let folder: Int64
    let path: String
    let name: String
    let stamp: FileStamp
  }

  /// What is other than before of a file whose bytes are the same.
  struct Touch {
    let row: Int64
    let path: String
    let stamp: FileStamp
    let state: InputRecord.State
  }

  /// What became of a file.
  struct Settlement {
    let row: Int64
    let stamp: FileStamp
    let digest: FileDigest?
    let state: InputRecord.State
    let refusedCount: Int
    /// Articles that were its own and are no longer found in it.
    let staleIds: [String]
  }

  /// Enters files that are about to be read into the index, and the ids of articles that are; gives the files' numbers.
  ///
  /// - Parameter claims: Ids, and the index of the file in `files`.
  func begin(_ files: [Beginning], claims: [(id: String, file: Int)]) throws(IndexError) -> [Int64] {
    try write { database in
      var rows: [Int64] = []
      for file in files {
        if let row = file.row {
          try database.cachedStatement(sql: "UPDATE input SET name = ?, state = 0 WHERE row = ?")
            .execute(arguments: [file.name, row])
          rows.append(row)
          continue
        }
        try database.cachedStatement(
          sql: """
            INSERT INTO input (folder, path, name, bytes, modified_nanoseconds, inode, state, refused)
            VALUES (?, ?, ?, ?, ?, ?, 0, 0)
            """
        ).execute(arguments: [
          file.folder, file.path, file.name, file.stamp.byteCount, file.stamp.modifiedNanoseconds, file.stamp.inode,
        ])
        rows.append(database.lastInsertedRowID)
      }
      for claim in claims {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO input_article (article, input, run) VALUES (?, ?, ?)")
          .execute(arguments: [claim.id, rows[claim.file], run])
      }
      return rows
    }
  }

  /// The articles of a file that were not found in it in this run.
  func staleIds(of row: Int64) throws(IndexError) -> [String] {
    try read { database in
      try String.fetchAll(
        try database.cachedStatement(sql: "SELECT article FROM input_article WHERE input = ? AND run <> ?"),
        arguments: [row, run])
    }
  }

  /// The articles of a file.
  func ids(of row: Int64) throws(IndexError) -> [String] {
    try read { database in
      try String.fetchAll(
        try database.cachedStatement(sql: "SELECT article FROM input_article WHERE input = ?"), arguments: [row])
    }
  }

  /// Notes that files are done with, after their articles are committed.
  func settle(_ files: [Settlement]) throws(IndexError) {
    guard !files.isEmpty else { return }
    try write { database in
      for file in files {
        for id in file.staleIds {
          try database.cachedStatement(sql: "DELETE FROM input_article WHERE article = ? AND input = ?")
            .execute(arguments: [id, file.row])
        }
        try database.cachedStatement(
          sql: """
            UPDATE input SET bytes = ?, modified_nanoseconds = ?, inode = ?, digest = ?, state = ?, refused = ?
            WHERE row = ?
            """
        ).execute(arguments: [
          file.stamp.byteCount, file.stamp.modifiedNanoseconds, file.stamp.inode, file.digest.map { Data($0.bytes) },
          file.state.rawValue, file.refusedCount, file.row,
        ])
      }
    }
  }

  /// Has the files of these articles read again by the next sync, though they do not change.
  func readAgain(filesOf ids: [String]) throws(IndexError) {
    guard !ids.isEmpty else { return }
    try write { database in
      let statement = try database.cachedStatement(
        sql: "UPDATE input SET state = 0 WHERE row IN (SELECT input FROM input_article WHERE article = ?)")
      for id in ids { try statement.execute(arguments: [id]) }
    }
  }

  /// Notes that files with the same bytes have other stamps or other paths than before.
  func touch(_ files: [Touch]) throws(IndexError) {
    guard !files.isEmpty else { return }
    try write { database in
      for file in files {
        try database.cachedStatement(
          sql: "UPDATE input SET path = ?, bytes = ?, modified_nanoseconds = ?, inode = ?, state = ? WHERE row = ?"
        ).execute(arguments: [
          file.path, file.stamp.byteCount, file.stamp.modifiedNanoseconds, file.stamp.inode, file.state.rawValue,
          file.row,
        ])
      }
    }
  }

  /// Forgets files, after their articles were removed.
  func forget(_ rows: [Int64]) throws(IndexError) {
    guard !rows.isEmpty else { return }
    try write { database in
      for row in rows {
        try database.cachedStatement(sql: "DELETE FROM input_article WHERE input = ?").execute(arguments: [row])
        try database.cachedStatement(sql: "DELETE FROM input WHERE row = ?").execute(arguments: [row])
      }
    }
  }

  /// The file that an article is of: its number and its whole path.
  func owner(of id: String) throws(IndexError) -> (row: Int64, path: String)? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT input.row, folder.path || '/' || input.path FROM input_article
          JOIN input ON input.row = input_article.input JOIN folder ON folder.row = input.folder
          WHERE article = ?
          """)
      return try Row.fetchOne(statement, arguments: [id]).map { ($0[0], $0[1]) }
    }
  }

  /// Lets articles be nobody's, since they are given by other means now: no sync removes them before a file of its folder
  /// that has them changes.
  func release(_ ids: [String]) throws(IndexError) {
    guard !ids.isEmpty else { return }
    try write { database in
      for id in ids {
        try database.cachedStatement(sql: "DELETE FROM input_article WHERE article = ?").execute(arguments: [id])
      }
    }
  }
}
