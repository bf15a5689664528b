import ShirabeArticles
import ShirabeSQLite
import ShirabeScanEngine
import ShirabeSearch

/// The engines that have to do the same.
enum EngineKind: CaseIterable {
  /// Reads all articles for every question.
  case scan
  /// An index of one shard.
  case oneShard
  /// An index of three shards.
  case threeShards

  /// An engine of this kind that searches the articles.
  func engine(of articles: [Article]) throws -> any Explaining {
    switch self {
    case .scan: ScanEngine(articles)
    case .oneShard: try TemporaryIndex(articles, shards: 1).searcher()
    case .threeShards: try TemporaryIndex(articles, shards: 3).searcher()
    }
  }
}
