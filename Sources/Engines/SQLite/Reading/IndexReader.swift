import GRDB
public import ShirabeArticles
public import ShirabeModel

/// Reads an index from end to end, as it was when the reader was made, without keeping others from writing to it.
///
/// Whole articles are read of every format that is read (see ``StoredFormat``) and of whatever text rules.
///
/// One thread may use it.
public final class IndexReader {
  private struct Shard {
    let opened: ShardConnection.Opened
    let path: String
  }

  /// The folder of the index.
  public let path: String
  private let shards: [Shard]
  /// The files where they are read as they stand.
  private let standing: StandingFiles?

  /// Opens the index in a folder.
  ///
  /// - Throws: ``IndexError``: `.missing` where there is none, `.unusable` and `.format` where this program cannot read it.
  public init(path: String) throws(IndexError) {
    let folder = IndexFolder(path)
    self.path = folder.path
    (shards, standing) = try folder.openingOneEdition { () throws(IndexError) in
      let opened = try folder.openShards { path throws(IndexError) in try ShardConnection.openToReadArticles(path) }
      let standing = try StandingFiles.ofThose(standingIn: folder, opened)
      let shards = opened.enumerated().map { Shard(opened: $1, path: folder.shardPath($0)) }
      for shard in shards {
        // The first statement that reads fixes what the transaction sees.
        try IndexReader.access(shard) { database in
          try database.execute(sql: "BEGIN")
          _ = try ShardState(database)
        }
      }
      return FileMove.areInPlace(opened) ? (shards, standing) : nil
    }
  }

  deinit {
    for shard in shards { _ = try? shard.opened.queue.inDatabase { try $0.execute(sql: "COMMIT") } }
  }

  /// Calls `body` with every article without its body, in the byte order of ids, until it says false.
  ///
  /// - Throws: ``IndexError``, of kind `.format` where the index is not of this program's format.
  /// - Complexity: O(articles × shards), in constant memory.
  public func forEachHeader(_ body: (ArticleHeader) -> Bool) throws(IndexError) {
    let sql = "SELECT \(ArticleHeader.columns) FROM article WHERE id > ? ORDER BY id"
    try requireCurrentFormat()
    try merge({ _ in sql }) { row, _ in body(try ArticleHeader(row)) }
  }

  /// Calls `body` with every article as it was given, in the byte order of ids, until it says false.
  ///
  /// - Complexity: O(bytes), in the memory of one article a shard.
  public func forEachArticle(_ body: (Article) -> Bool) throws(IndexError) {
    let format = shards[0].opened.format
    try merge({ _ in format.articlesById }) { row, _ in body(try StoredArticle(row, from: 0, format).article()) }
  }

  /// What the index holds.
  ///
  /// - Parameter maximumLabelCount: How many sources and languages are told at most.
  /// - Throws: ``IndexError``, of kind `.format` where the index is not of this program's format.
  /// - Complexity: O(articles), no body is read.
  public func statistics(maximumLabelCount: Int = 10) throws(IndexError) -> IndexStatistics {
    try requireCurrentFormat()
    var statistics = IndexStatistics(indexId: shards[0].opened.identity.indexId)
    var counts = [IndexStatistics.Label: [BytewiseString: Int]]()
    for shard in shards {
      try IndexReader.access(shard) { database in
        let state = try ShardState(database)
        let terms = try Int.fetchOne(database, sql: "SELECT count(*) FROM vocabulary") ?? 0
        statistics.shards.append(
          IndexStatistics.Shard(
            articles: Int(state.articles), bytes: Int(state.bytes), fileByteCount: fileByteCount(shard.path),
            vocabularyTerms: terms, generation: state.generation))
        for label in IndexStatistics.Label.allCases {
          let column = label.rawValue
          let rows = try Row.fetchCursor(
            database,
            sql: "SELECT CAST(\(column) AS BLOB), count(*) FROM article WHERE \(column) IS NOT NULL GROUP BY 1")
          while let row = try rows.next() {
            counts[label, default: [:]][BytewiseString((row[0] as ExactText).string), default: 0] += row[1]
          }
        }
      }
    }
    try standing?.check(path)
    for (label, values) in counts {
      statistics.labels[label] = values.sorted { one, other in
        (other.value, one.key.string) < (one.value, other.key.string)
      }.prefix(maximumLabelCount).map { ($0.key.string, $0.value) }
      statistics.labelCounts[label] = values.count
    }
    return statistics
  }

  private func requireCurrentFormat() throws(IndexError) {
    for shard in shards {
      if let refusal = shard.opened.standing.refusal(shard.opened.identity, path: shard.path) { throw refusal }
    }
  }

  /// Walks all shards together, in the order of ids, by one cursor each.
  private func merge(_ sql: (Shard) -> String, _ body: (Row, String) throws -> Bool) throws(IndexError) {
    try IndexError.locating(path) {
      try merge(sql, shards[...], [], body)
    }
    try standing?.check(path)
  }

  /// Opens the cursors one within the other, since each is good only while its connection is held.
  private func merge(
    _ sql: (Shard) -> String, _ rest: ArraySlice<Shard>, _ cursors: [RowCursor], _ body: (Row, String) throws -> Bool
  ) throws {
    if let shard = rest.first {
      try shard.opened.queue.inDatabase { database in
        let cursor = try Row.fetchCursor(database, sql: sql(shard), arguments: [""])
        try merge(sql, rest.dropFirst(), cursors + [cursor], body)
      }
      return
    }
    var heads: [Row?] = try cursors.map { try $0.next() }
    while let next = heads.indices.filter({ heads[$0] != nil }).min(by: { precedes(heads[$0], heads[$1]) }),
      let row = heads[next]
    {
      guard try body(row, shards[next].path) else { return }
      heads[next] = try cursors[next].next()
    }
  }

  private func precedes(_ one: Row?, _ other: Row?) -> Bool {
    guard let one, let other else { return one != nil }
    return (one[0] as String).utf8.lexicographicallyPrecedes((other[0] as String).utf8)
  }

  private static func access<Value>(_ shard: Shard, _ body: (Database) throws -> Value) throws(IndexError) -> Value {
    try IndexError.locating(shard.path) { try shard.opened.queue.inDatabase(body) }
  }

  /// The size of a shard's file and of the log beside it.
  private func fileByteCount(_ path: String) -> Int {
    [path, path + "-wal"].reduce(0) { $0 + (FileStamp(path: $1)?.byteCount ?? 0) }
  }
}
