import Foundation
import GRDB
import ShirabeTestSupport

/// A shard of an index that is changed behind the index's back.
struct DamagedIndex {
  private let path: String

  /// Takes the first shard of an index, or another.
  init(_ index: String, shard: Int = 0) {
    path = "\(index)/shard-\(shard).db"
  }

  /// Runs SQL on the shard.
  func execute(_ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: sql)
      _ = try database.checkpoint(.truncate)
    }
    try queue.close()
  }

  /// Overwrites the middle of the first page of a table.
  func overwriteRoot(of table: String) throws {
    let queue = try DatabaseQueue(path: path)
    let page = try queue.read {
      try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = ?", arguments: [table])
    }
    try queue.close()
    guard let page else { throw TestFailure("there is no table \(table)") }
    let file = try FileHandle(forUpdating: URL(filePath: path))
    try file.seek(toOffset: UInt64(page - 1) * 8192)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
  }
}
