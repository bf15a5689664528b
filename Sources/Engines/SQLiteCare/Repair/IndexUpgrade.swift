import GRDB
import Glibc
public import ShirabeSQLite

/// What an upgrade of an index did.
public struct IndexUpgrade: Sendable {
  /// A format and text rules.
  public struct Rules: Hashable, Sendable {
    /// The format of the tables.
    public let format: Int
    /// The rules that terms are made by.
    public let textRules: String

    init(_ identity: ShardIdentity) { (format, textRules) = (identity.formatVersion, identity.textRules) }
  }

  /// How many shards there are.
  public var shards = 0
  /// Articles that are what was written; all of them, where a new index was made.
  public var articles = 0
  /// The id of the new index; nil where none was made.
  public var indexId: String?
  /// What it was, each different one of its shards once.
  public var old: [Rules] = []
  /// What it is now.
  public var new: Rules
  /// The articles that are damaged, for which nothing was done.
  public var damage: [IndexFinding] = []

  /// Makes an index of this program's format and text rules from the articles that are stored in one of others.
  ///
  /// Every article is held against its checksum first. The new index is made in a folder beside, checked, and then put in
  /// place at once; whoever searches goes on with the old one until then. It has as many shards, the same articles in the same
  /// order, and what is known of the files that they were read from. It has an id of its own: words that were not found
  /// before may be found now, in articles that are no newer, so that moments of the old index say nothing of it.
  ///
  /// - Parameters:
  ///   - path: The folder of the index.
  ///   - isInterrupted: Asked after each article whether to end, with nothing changed.
  ///   - progress: Told after each article how many there were.
  /// - Returns: What was done; nothing, where the index is of this program's format, or where articles are damaged.
  /// - Throws: ``IndexError``: `.missing`, `.locked`, `.format` where this program does not know the format, `.unusable` where the
  ///   shards do not belong together, `.storage` where the files cannot be read or written or there is no room, `.interrupted`.
  /// - Complexity: O(bytes of the index).
  public static func run(
    path: String, isInterrupted: () -> Bool = { false }, progress: (_ articles: Int) -> Void = { _ in }
  ) throws(IndexError) -> IndexUpgrade {
    let folder = IndexFolder(path)
    guard folder.exists else { throw folder.missingIndex }
    let lock = try IndexLock(folder)
    let shards = try folder.openShards { path throws(IndexError) in try ShardConnection.openToCheck(path) }
    let indexId = ShardIdentity.newIndexId()
    var upgrade = IndexUpgrade(shards, ShardIdentity(indexId: indexId, number: 0, count: shards.count))
    guard shards.contains(where: { $0.standing != .current }) else { return upgrade }
    for (number, shard) in shards.enumerated() {
      try upgrade.check(shard, number, folder.shardPath(number), isInterrupted)
    }
    guard upgrade.damage.isEmpty else { return upgrade }
    let staged = try StagedFolder(for: folder)
    try refuseWithoutRoom(folder, shards, staged)
    var count = 0
    for (number, shard) in shards.enumerated() {
      let identity = ShardIdentity(indexId: indexId, number: number, count: shards.count)
      try ShardRebuild.run(shard, as: identity, to: staged.folder.shardPath(number)) {
        count += 1
        progress(count)
        if isInterrupted() { throw IndexError.interrupted }
      }
      try IndexError.locating(folder.shardPath(number)) { try shard.queue.close() }
    }
    let result = try IndexCheck.run(staged.folder)
    guard result.findings.isEmpty, result.articles == upgrade.articles else {
      throw IndexError(
        .unusable, path: path,
        message: """
          the new index is not sound (\(result.findings.first?.message ?? "\(result.articles) articles")), so the \
          old one was left as it is; export it, and index the articles again
          """)
    }
    try copyInputs(from: folder, to: staged.folder, ofIndex: shards[0].identity.indexId, as: indexId)
    try staged.takePlace(of: lock)
    upgrade.indexId = indexId
    return upgrade
  }

  /// Copies what is known of the files that the articles were read from, where something is.
  private static func copyInputs(
    from old: IndexFolder, to new: IndexFolder, ofIndex oldId: String, as newId: String
  ) throws(IndexError) {
    let (path, copy) = ("\(old.path)/\(InputsFile.name)", "\(new.path)/\(InputsFile.name)")
    guard access(path, F_OK) == 0 else { return }
    try ShardCopy(openingAt: path).write(to: copy)
    try InputsFile.update(copy, from: oldId, to: newId)
  }

  private init(_ shards: [ShardConnection.Opened], _ identity: ShardIdentity) {
    self.shards = shards.count
    new = Rules(identity)
    for shard in shards where !old.contains(Rules(shard.identity)) { old.append(Rules(shard.identity)) }
  }

  /// Holds every article of a shard against its checksum, before anything is made.
  private mutating func check(
    _ shard: ShardConnection.Opened, _ number: Int, _ path: String, _ isInterrupted: () -> Bool
  ) throws(IndexError) {
    let walk = try IndexError.locating(path) {
      try shard.queue.inDatabase { database in
        let walk = ArticleWalk(database, shard.bodies, shard.format)
        try walk.run { _ in if isInterrupted() { throw IndexError.interrupted } }
        return walk
      }
    }
    articles += Int(walk.verified)
    guard !walk.isClean else { return }
    damage.append(
      IndexFinding(shard: number, path: path, part: .articles, message: ShardCheck.text(of: walk), remedy: .restore))
  }

  /// Refuses an index for which there is no room beside it: the new one takes about as much as the pages that are in use.
  private static func refuseWithoutRoom(
    _ folder: IndexFolder, _ shards: [ShardConnection.Opened], _ staged: StagedFolder
  ) throws(IndexError) {
    var byteCount: UInt64 = 0
    for (number, shard) in shards.enumerated() {
      byteCount += try IndexError.locating(folder.shardPath(number)) {
        try shard.queue.inDatabase { database in
          let pages = try database.number(ofPragma: "page_count") - database.number(ofPragma: "freelist_count")
          return UInt64(max(pages, 0)) * UInt64(max(try database.number(ofPragma: "page_size"), 0))
        }
      }
    }
    guard let free = DiskRoom.lacking(byteCount, at: staged.folder.path) else { return }
    throw IndexError(
      .storage, path: folder.path,
      message: """
        the new index takes about \(byteCount) bytes beside the old one until it is in its place, and there is room for \
        \(free), of which \(DiskRoom.reservedByteCount) are left free; make room, and try again
        """)
  }
}
