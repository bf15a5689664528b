import GRDB
import ShirabeArticles

/// Makes a shard anew from the articles of a damaged one.
enum ShardRebuild {
  /// Bytes of text that are committed at a time.
  private static let batchByteCount = 16 << 20
  private static let maximumGeneration: Int64 = 1 << 40

  /// Writes a new shard with the same articles in the same rows, and everything else made from these.
  ///
  /// Rows stay, so that what is held in memory of a row stays true; the frames of bodies and their dictionary are taken over.
  ///
  /// - Parameters:
  ///   - old: The damaged shard, whose articles are what was written.
  ///   - path: Where the new shard is made.
  /// - Complexity: O(bytes of the articles).
  static func run(_ old: ShardConnection.Opened, to path: String) throws(IndexError) {
    let new = try ShardConnection.openToWrite(path, creating: old.identity)
    try IndexError.locating(path) {
      try old.queue.inDatabase { database in
        let dictionaries = try Row.fetchAll(database, sql: "SELECT id, bytes FROM dictionary")
        // Without them all articles count as newer than any generation.
        let generations = (try? GenerationTable.entries(database)) ?? []
        try new.queue.write { copy in
          for entry in generations {
            try GenerationTable.insert(generation: entry.generation, lastRow: entry.lastRow, copy)
          }
          for row in dictionaries {
            try copy.execute(
              sql: "INSERT INTO dictionary (id, bytes) VALUES (?, ?)",
              arguments: [row[0] as DatabaseValue, row[1] as DatabaseValue])
          }
        }
        let writer = try ShardWriter(new, path: path, order: nil)
        try ArticleWalk(database, old.bodies).run { found in
          try writer.restore(found.article, bodyFrame: Array(found.frame), row: found.row)
          if writer.pendingByteCount >= batchByteCount { try writer.commit() }
        }
        // The generation must not go back, or readers would take the new state for one that they know.
        var state = (try? ShardState(database)) ?? ShardState()
        if let noted = generations.last?.generation { state.generation = max(state.generation, noted) }
        // A number that counting does not reach is damage, and would leave no room to count on.
        if !(0...maximumGeneration).contains(state.generation) { state.generation = 0 }
        try writer.endRestoring(after: state)
        try writer.tidy()
        try writer.close()
      }
    }
  }
}
