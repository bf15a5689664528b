import GRDB
import ShirabeArticles
import ShirabeSQLite

/// Makes a shard anew from the articles of one that is damaged, or of another format or other text rules.
enum ShardRebuild {
  /// Bytes of text that are committed at a time.
  private static let batchByteCount = 16 << 20
  private static let maximumGeneration: Int64 = 1 << 40

  /// Writes a new shard with the same articles in the same order, and everything else made from these.
  ///
  /// Rows are numbered anew, so that a shard lasts however often its articles were replaced: it is another file, of which nobody
  /// holds anything in memory. The frames of bodies and their dictionary are taken over.
  ///
  /// - Parameters:
  ///   - old: The shard, whose articles are what was written.
  ///   - identity: What the new one says of itself.
  ///   - path: Where the new shard is made.
  ///   - progress: Called after each article; what it throws ends the work.
  /// - Complexity: O(bytes of the articles).
  static func run(
    _ old: ShardConnection.Opened, as identity: ShardIdentity, to path: String,
    progress: () throws -> Void = {}
  ) throws(IndexError) {
    let new = try ShardConnection.openToWrite(path, creating: identity)
    try IndexError.locating(path) {
      try old.queue.inDatabase { database in
        let dictionaries = try Row.fetchAll(database, sql: "SELECT id, bytes FROM dictionary")
        // Without them all articles count as newer than any generation.
        var generations = RenumberedGenerations((try? GenerationTable.entries(database)) ?? [])
        try new.queue.write { copy in
          for row in dictionaries {
            try copy.execute(
              sql: "INSERT INTO dictionary (id, bytes) VALUES (?, ?)",
              arguments: [row[0] as DatabaseValue, row[1] as DatabaseValue])
          }
        }
        let writer = try ShardWriter(restoringInto: new, path: path)
        try ArticleWalk(database, old.bodies, old.format).run { found in
          try progress()
          generations.takeArticle(row: found.row)
          try writer.restore(found.article, bodyFrame: Array(found.frame))
          if writer.pendingByteCount >= batchByteCount { try writer.commit() }
        }
        // The generation must not go back, or readers would take the new state for one that they know.
        var generation = max((try? ShardState(database).generation) ?? 0, generations.last)
        // A number that counting does not reach is damage, and would leave no room to count on.
        if !(0...maximumGeneration).contains(generation) { generation = 0 }
        try writer.endRestoring(after: generation)
        try new.queue.write { try generations.insert($0) }
        try writer.tidy()
        try writer.close()
      }
    }
  }
}
