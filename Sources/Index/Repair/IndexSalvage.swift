import GRDB
import Glibc
public import ShirabeArticles

/// What can still be read of a damaged index.
public struct IndexSalvage: Sendable, Equatable {
  /// Articles that are what was written.
  public var articles = 0
  /// Articles that can be read, but differ from what was written or cannot be compared; among those handed out.
  public var alteredArticles = 0
  /// Articles that cannot be read.
  public var unreadableArticles = 0
  /// Files of shards that cannot be opened at all.
  public var unreadableShards: [String] = []

  /// Calls `body` with each article that can be read; the index is left as it is.
  ///
  /// - Throws: ``IndexError``, or what `body` throws.
  public static func run(
    path: String, _ body: (_ article: Article, _ isAltered: Bool) throws -> Void
  ) throws -> IndexSalvage {
    let folder = IndexFolder(path)
    guard folder.exists else { throw folder.missingIndex }
    let lock = try IndexLock(folder)
    var salvage = IndexSalvage()
    for number in 0..<(try folder.shardCount()) {
      let path = folder.shardPath(number)
      guard access(path, F_OK) == 0, let shard = try? ShardConnection.openToCheck(path) else {
        salvage.unreadableShards.append(path)
        continue
      }
      try shard.queue.inDatabase { database in
        let walk = ArticleWalk(database, shard.bodies)
        try walk.run { found in
          guard let article = try? found.article.article() else { return salvage.unreadableArticles += 1 }
          if found.isVerified { salvage.articles += 1 } else { salvage.alteredArticles += 1 }
          try body(article, !found.isVerified)
        }
        salvage.unreadableArticles += Int(walk.unreadable)
      }
      try shard.queue.close()
    }
    try lock.confirm()
    return salvage
  }
}
