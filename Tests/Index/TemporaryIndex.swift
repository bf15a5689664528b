import Foundation
import ShirabeArticles

@testable import ShirabeSQLite
@testable import ShirabeSQLiteCare

/// An index in a folder of its own, which goes with it.
final class TemporaryIndex: Sendable {
  let path = FileManager.default.temporaryDirectory.appending(path: "shirabe-\(UUID().uuidString)").path

  init(_ articles: [Article] = [], shards: Int? = nil) throws {
    if !articles.isEmpty { try add(articles, shards: shards) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func add(_ articles: [Article], shards: Int? = nil, batchByteCount: Int = 1 << 20) throws -> WriteTotals {
    let writer = try IndexWriter(path: path, shardCount: shards, batchByteCount: batchByteCount)
    for article in articles { try writer.add(article) }
    return try writer.finish()
  }

  @discardableResult
  func remove(_ ids: [String]) throws -> WriteTotals {
    let writer = try IndexWriter(path: path, mode: .existing)
    for id in ids { _ = try writer.remove(id) }
    return try writer.finish()
  }

  /// Throws the first thing that `shirabe-index check` finds.
  func check() throws {
    guard let finding = try IndexCheck.run(path: path).findings.first else { return }
    throw IndexError(.unusable, path: finding.path, message: finding.message)
  }

  /// A reader of each shard, with no transaction begun.
  func readers() throws -> [ShardReader] {
    try IndexFolder(path).openShards { path throws(IndexError) in try ShardConnection.openToRead(path) }
      .enumerated().map {
        try ShardReader($1, path: "\(path)/shard-\($0).db", columns: SharedDocValues(), signatures: SharedDocValues())
      }
  }

  /// A searcher, with which the index stays: a searcher notices that its index is gone.
  func searcher() throws -> any IndexEngine {
    let source = try IndexSearcherSource(path: path)
    // The searcher holds its source, and that whoever is told of changes.
    source.observe { [self] _ in withExtendedLifetime(self) {} }
    return try source.openSearcher()
  }
}

extension SearchEngine {
  /// Ids of hits, best first.
  func ids(_ query: String, _ match: Match = .all, limit: Int = 1000) throws -> [String] {
    try search(SearchRequest(query: query, match: match, limit: limit, parts: [])).hits.map(\.id)
  }
}
