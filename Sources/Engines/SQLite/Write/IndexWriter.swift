import Dispatch
public import ShirabeArticles

/// Adds articles to an index, replaces and removes them; makes the index where there is none.
///
/// Each shard is written on a queue of its own, so that several are written at once while the caller reads on; what
/// waits is bounded in bytes. Articles are committed in batches. If the process dies, the index is as it was at the last
/// batch of each shard, and running the same input again completes it.
///
/// One thread may use a writer; one writer may use an index.
public final class IndexWriter {
  /// Bytes of text that are committed at a time, where nothing else is asked for.
  public static let defaultBatchByteCount = 16 << 20

  /// The folder of the index.
  public let path: String
  /// The identity of the index, which a rebuilt one does not share.
  package let indexId: String
  /// Held as long as anything may be written.
  let lock: IndexLock
  private let lanes: [ShardWriteQueue]
  private let progress = WriteProgress()
  private let leavesOutDuplicates: Bool
  /// Articles that were added so far.
  private var addedCount = 0
  /// Whether the articles with bodies of other shards were looked for.
  private var isSettled = false

  /// Whether an index is made where there is none.
  public enum Mode: Sendable {
    /// It is.
    case creating
    /// It is an error that there is none.
    case existing
  }

  /// Opens the index in a folder, or makes it.
  ///
  /// - Parameters:
  ///   - path: The folder of the index.
  ///   - shardCount: How many shards a new index gets, 1 to 64; nil for one, or for as many as there are.
  ///   - mode: Whether an index is made where there is none.
  ///   - batchByteCount: Bytes of text after which what was added to a shard is committed.
  ///   - leavesOutDuplicates: Whether new articles are left out whose bodies others have: what came first stays. An article
  ///     whose id is in the index already is brought up to date in any case.
  /// - Throws: ``IndexError``: `.locked` where another writer is at work, `.format` for an index of other rules, `.unusable`
  ///   for another number of shards, `.storage` where the file system refuses.
  public init(
    path: String, shardCount: Int? = nil, mode: Mode = .creating, batchByteCount: Int = defaultBatchByteCount,
    leavesOutDuplicates: Bool = false
  ) throws(IndexError) {
    let folder = IndexFolder(path)
    if let shardCount, !(1...IndexFolder.maximumShardCount).contains(shardCount) {
      throw IndexError(
        .unusable, path: path, message: "an index has 1 to \(IndexFolder.maximumShardCount) shards, not \(shardCount)")
    }
    if !folder.hasIndex, mode == .existing { throw folder.missingIndex }
    if !folder.hasIndex { try folder.create(shardCount: shardCount ?? 1) }
    self.path = folder.path
    self.leavesOutDuplicates = leavesOutDuplicates
    lock = try IndexLock(folder)
    (lanes, indexId) = try IndexWriter.openLanes(
      folder, lock, shardCount: shardCount, batchByteCount: max(batchByteCount, 1),
      leavesOutDuplicates: leavesOutDuplicates, progress)
  }

  private static func openLanes(
    _ folder: IndexFolder, _ lock: IndexLock, shardCount: Int?, batchByteCount: Int, leavesOutDuplicates: Bool,
    _ progress: WriteProgress
  ) throws(IndexError) -> (lanes: [ShardWriteQueue], indexId: String) {
    let shards = try folder.openShards { path throws(IndexError) in try ShardConnection.openToWrite(path) }
    try lock.confirm()
    guard FileMove.areInPlace(shards) else { throw IndexLock.replacement(of: folder) }
    if let shardCount, shardCount != shards.count {
      throw IndexError(
        .unusable, path: folder.path,
        message: """
          the index has \(shards.count) shards; their number is chosen when it is made, so leave --shards out, or \
          rebuild the index
          """)
    }
    let order = CommitOrder()
    var lanes: [ShardWriteQueue] = []
    for (number, shard) in shards.enumerated() {
      let writer = try ShardWriter(
        shard, path: folder.shardPath(number), order: order, leavesOutDuplicates: leavesOutDuplicates)
      lanes.append(
        ShardWriteQueue(writer, number: number, batchByteCount: batchByteCount, progress: progress, lock: lock))
    }
    return (lanes, shards[0].identity.indexId)
  }

  /// Waits for what is under way: after an error, whoever opens the index next finds it locked by nobody.
  deinit {
    for lane in lanes { lane.drain() }
  }

  /// Sees that the folder has not been replaced by hand since the index was opened.
  ///
  /// - Throws: ``IndexError`` of kind `.locked` where it has.
  package func confirmPlace() throws(IndexError) { try lock.confirm() }

  /// How many shards the index has.
  public var shardCount: Int { lanes.count }

  /// What became of the articles so far; those still on their way are not counted.
  public var totals: WriteTotals { progress.totals }

  /// Adds an article, or replaces the one with its id. It is written a little later, on another thread.
  ///
  /// - Throws: The first error that writing met, for this article or one before it.
  public func add(_ article: Article) throws(IndexError) {
    try lane(of: article.id).add(
      StoredArticle(article), publishedOrder: article.published?.order, ordinal: lanes.count > 1 ? addedCount : nil)
    addedCount += 1
  }

  /// The articles added whose bodies others have, as far as was found since this was asked last.
  ///
  /// They are found as they are written, and all are known after ``finish()``; where the index has several shards, none is
  /// before. An article that was in the index with all its bytes is not among them, nor is one whose body has no
  /// letter, word or number.
  public func takeDuplicates() -> [DuplicateArticle] {
    lanes.count == 1 || isSettled ? progress.takeDuplicates() : []
  }

  /// Removes the article with this id, after all that was added before; says whether there was one.
  public func remove(_ id: String) throws(IndexError) -> Bool { try lane(of: id).remove(id) }

  /// Commits everything that was added and removed so far, in all shards, and sees that it is on the disk.
  ///
  /// - Throws: The first error that writing met.
  public func commit() throws(IndexError) {
    for lane in lanes { try lane.send() }
    let group = DispatchGroup()
    for lane in lanes { lane.commit(group) }
    group.wait()
    try progress.throwFirstError()
  }

  /// Finds the articles with bodies of other shards, commits everything, tidies the posting lists if much was added, and closes the index.
  ///
  /// - Returns: What became of all articles.
  public func finish() throws(IndexError) -> WriteTotals {
    for lane in lanes { try lane.send() }
    if lanes.count > 1 {
      try CrossShardDuplicates(lanes, progress, leavesOut: leavesOutDuplicates).settle()
      try progress.throwFirstError()
      isSettled = true
    }
    let group = DispatchGroup()
    for lane in lanes { lane.finish(group) }
    group.wait()
    try progress.throwFirstError()
    return totals
  }

  private func lane(of id: String) -> ShardWriteQueue { lanes[IndexFolder.shard(of: id, count: lanes.count)] }
}
