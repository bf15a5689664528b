import Glibc
import ShirabeArticles
import ShirabeSQLite
import ShirabeScanEngine
import ShirabeSearch
import ShirabeTestSupport

/// The engines that a daemon within a test is run on: all, or the one that `SHIRABE_TEST_ENGINE` names.
enum ServedEngine: String, CaseIterable {
  /// An index.
  case index
  /// A scan of all articles, which completes nothing, finds nothing similar and tells of nothing new.
  case scan

  /// The engines to run on.
  static var wanted: [ServedEngine] {
    guard let name = getenv("SHIRABE_TEST_ENGINE") else { return allCases }
    return ServedEngine(rawValue: String(cString: name)).map { [$0] } ?? allCases
  }

  /// What opens engines of this kind that search the articles; an index is made in the folder.
  func source(of articles: [Article], in folder: TemporaryFolder) throws -> any EngineSource {
    switch self {
    case .index:
      let writer = try IndexWriter(path: folder.file("index"), shardCount: 2)
      for article in articles { try writer.add(article) }
      _ = try writer.finish()
      return try IndexSearcherSource(path: folder.file("index"))
    case .scan: return ScanEngineSource(articles)
    }
  }
}
