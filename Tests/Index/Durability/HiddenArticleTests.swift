import Foundation
import GRDB
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// Articles that are there, of shards that are damaged where ids are looked up: that an article is not there is never said of one
/// that is.
@Suite struct HiddenArticleTests {
  @Test(arguments: ["article-2", "article-11"])
  func anIdThatIsAlteredInItsIndexIsDamage(id: String) throws {
    let articles = try (0..<12).map { try Article(id: "article-\($0)", body: "灯台") }
    let index = try TemporaryIndex(articles)
    let path = index.path + "/shard-0.db"
    let queue = try DatabaseQueue(path: path)
    let page = try queue.read {
      try Int.fetchOne($0, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_article_1'")
    }
    try queue.close()
    var bytes = try Data(contentsOf: URL(filePath: path))
    let start = (try #require(page) - 1) * 8192
    let place = try #require(bytes.range(of: Data(id.utf8), in: start..<start + 8192))
    bytes[place.upperBound - 1] = UInt8(ascii: "x")
    try bytes.write(to: URL(filePath: path))
    let searcher = try index.searcher()
    expectDamage { _ = try searcher.article(id: id) }
    expectDamage { _ = try searcher.count(query: "id:\(id)", match: .all) }
    expectDamage { _ = try searcher.whyNot(query: "灯台", match: .all, id: id) }
    #expect(try searcher.article(id: "article-5")?.id == "article-5")
    #expect(try searcher.article(id: "nowhere") == nil)
    #expect(try searcher.count(query: "灯台", match: .all) == 12)
  }

  /// What is gone is not there, though it is known of.
  @Test func whatWasRemovedIsNotThere() throws {
    let index = try TemporaryIndex(try (0..<3).map { try Article(id: "\($0)", body: "灯台") })
    let searcher = try index.searcher()
    #expect(try searcher.article(id: "1") != nil)
    try index.remove(["1"])
    #expect(try searcher.article(id: "1") == nil)
    try index.add([Article(id: "1", body: "灯台の光")])
    #expect(try searcher.article(id: "1")?.body == "灯台の光")
  }

  /// Hundreds of altered bytes at once.
  @Test func manyAlteredBytesHideNoArticle() throws {
    var random = SplitMix64(seed: 500)
    let articles = try random.labelledArticles(200)
    let index = try TemporaryIndex(articles)
    let file = URL(filePath: index.path + "/shard-0.db")
    let sound = try Data(contentsOf: file)
    let rounds = ProofSize.count("SHOWERS", bounded: 12)
    var (right, failed, denied) = (0, 0, 0)
    for _ in 0..<rounds {
      var damaged = sound
      // The first pages say what the others are.
      for _ in 0..<500 {
        damaged[Int.random(in: 8192 * 8..<sound.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      }
      for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
      try damaged.write(to: file)
      guard let searcher = try? IndexSearcherSource(path: index.path).openSearcher() else { continue }
      for article in articles {
        do {
          if try searcher.article(id: article.id) == nil { denied += 1 } else { right += 1 }
        } catch {
          failed += 1
        }
      }
    }
    ProofSize.report("SHOWERS", "\(rounds) times 500 bytes: \(right) articles got, \(failed) errors, \(denied) denied")
    #expect(denied == 0 && failed > 0)
  }

  private func expectDamage(_ body: () throws -> Void) {
    do {
      try body()
      Issue.record("nothing was said of the damage")
    } catch SearchError.engine(let error) {
      #expect(error.kind == .unusable && error.message.contains("shirabe-index check"), "\(error)")
    } catch {
      Issue.record("\(error)")
    }
  }
}
