import GRDB
import Glibc
public import ShirabeArticles
public import ShirabeSQLite

/// What can still be read of an index, be it damaged, or of other text rules or an older format.
public struct IndexSalvage: Sendable, Equatable {
  /// Articles that are what was written.
  public var articles = 0
  /// Articles that can be read, but differ from what was written or cannot be compared; among those handed out.
  public var alteredArticles = 0
  /// Articles that cannot be read.
  public var unreadableArticles = 0
  /// Of shards that cannot be opened at all: their files, and why.
  public var unreadableShards: [IndexError] = []
  /// Of shards that were read although what they say of their format is damaged: their files, and what that is.
  public var doubtfulShards: [IndexError] = []

  /// Calls `body` with each article that can be read; the index is left as it is.
  ///
  /// - Throws: ``IndexError``, of kind `.format` where that is why nothing can be read, or what `body` throws.
  public static func run(
    path: String, _ body: (_ article: Article, _ isAltered: Bool) throws -> Void
  ) throws -> IndexSalvage {
    let folder = IndexFolder(path)
    guard folder.exists else { throw folder.missingIndex }
    let lock = try IndexLock(folder)
    var salvage = IndexSalvage()
    let count = try folder.shardCount()
    for number in 0..<count { try salvage.take(folder.shardPath(number), body) }
    try lock.confirm()
    if salvage.unreadableShards.count == count, let error = salvage.unreadableShards.first, error.kind == .format {
      throw error
    }
    return salvage
  }

  private mutating func take(
    _ path: String, _ body: (_ article: Article, _ isAltered: Bool) throws -> Void
  ) throws {
    let shard: ShardConnection.Opened
    do throws(IndexError) {
      guard access(path, F_OK) == 0 else {
        throw IndexError(.unusable, path: path, message: "the shard is missing; put it back, if there is a copy")
      }
      shard = try ShardConnection.openToCheck(path, .salvage)
    } catch {
      return unreadableShards.append(error)
    }
    if !shard.standing.isReadable, let doubt = shard.standing.refusal(shard.identity, path: path) {
      doubtfulShards.append(doubt)
    }
    try shard.queue.inDatabase { database in
      let walk = ArticleWalk(database, shard.bodies, shard.format)
      try walk.run { found in
        guard let article = try? found.article.article() else { return unreadableArticles += 1 }
        if found.isVerified { articles += 1 } else { alteredArticles += 1 }
        try body(article, !found.isVerified)
      }
      unreadableArticles += Int(walk.unreadable)
    }
    try shard.queue.close()
  }
}
