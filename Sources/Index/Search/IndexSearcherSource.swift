import Synchronization

/// Opens searchers of the index in a folder; they share what is held in memory of its articles.
public final class IndexSearcherSource: SearcherSource {
  private let folder: IndexFolder
  private let columns: [SharedColumns<ArticleColumns>]
  private let signatures: [SharedColumns<SignatureColumns>]
  private let memory: ReadingMemory

  /// Takes the folder of an index, and what each searcher may use of memory for a shard.
  ///
  /// - Throws: ``IndexError`` where there is no index that this program can read.
  public init(path: String, memory: ReadingMemory = ReadingMemory()) throws(IndexError) {
    folder = IndexFolder(path)
    self.memory = memory
    columns = try folder.openShards { path throws(IndexError) in try ShardConnection.openToRead(path, memory) }
      .map { _ in SharedColumns() }
    signatures = columns.map { _ in SharedColumns() }
  }

  /// Limits what SQLite may take in the whole process, see ``SearchMemory``.
  public func limitMemory(searchers: Int) {
    SearchMemory(searchers: searchers, shards: columns.count, memory).apply()
  }

  /// A new searcher, for one thread.
  public func openSearcher() throws(IndexError) -> any Searcher {
    let shards = try folder.openShards { path throws(IndexError) in try ShardConnection.openToRead(path, memory) }
    var readers: [ShardReader] = []
    for (number, shard) in shards.enumerated() where number < columns.count {
      readers.append(
        try ShardReader(
          shard, path: folder.shardPath(number), columns: columns[number], signatures: signatures[number]))
    }
    // Whoever asks first shall not wait until what is known of all articles is in memory.
    for reader in readers {
      try reader.begin()
      reader.end()
    }
    return IndexSearcher(readers)
  }
}
