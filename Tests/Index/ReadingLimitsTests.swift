import GRDB
import GRDBSQLite
import ShirabeArticles
import Testing

@testable import ShirabeSQLite

/// What SQLite may need at most of memory and of everything else.
struct ReadingLimitsTests {
  @Test func areLoweredOnEveryConnectionThatReads() throws {
    let index = try TemporaryIndex([try Article(id: "a", title: "灯台", body: "岬の灯台。")])
    let opened = try ShardConnection.openToRead(index.path + "/shard-0.db")
    opened.queue.inDatabase { database in
      for (limit, value) in ReadingLimits.all {
        #expect(sqlite3_limit(database.sqliteConnection, limit, -1) == value, "limit \(limit)")
      }
    }
  }

  private static func listed(_ item: String, _ count: Int, _ separator: String = ", ") -> String {
    Array(repeating: item, count: count).joined(separator: separator)
  }

  /// Statements of which each is beyond one of them.
  private static let excessive: [String] = [
    "SELECT \(listed("1", 101))", "SELECT \(listed("-(", 101, ""))1\(listed(")", 101, ""))",
    listed("SELECT 1", 9, " UNION ALL "), "SELECT ?65", "SELECT '\(listed("x", 32 << 10, ""))'",
    "ATTACH ':memory:' AS other", "SELECT 'a' LIKE '\(listed("x", 101, ""))'", "SELECT max(\(listed("1", 17)))",
  ]

  @Test(arguments: excessive)
  func refuse(sql: String) throws {
    let index = try TemporaryIndex([try Article(id: "a", title: "灯台", body: "岬の灯台。")])
    let opened = try ShardConnection.openToRead(index.path + "/shard-0.db")
    #expect(throws: DatabaseError.self) { try opened.queue.inDatabase { _ = try Row.fetchAll($0, sql: sql) } }
    #expect(try index.searcher().ids("灯台") == ["a"])
  }

  @Test func memoryGrowsWithWhatIsConfigured() {
    let small = SearchMemory(searchers: 2, shards: 2, ReadingMemory(cacheKibibytes: 4096))
    #expect(small.softByteCount > 3 * 2 * 4 << 20)
    #expect(small.hardByteCount >= small.softByteCount + 2 * 256 << 20)
    let large = SearchMemory(searchers: 2, shards: 2, ReadingMemory(cacheKibibytes: 65_536))
    #expect(large.softByteCount - small.softByteCount >= 3 * 2 * 60 << 20)
  }

  @Test func whatTakesTooMuchMemorySaysSo() {
    for code in [ResultCode.SQLITE_NOMEM, .SQLITE_TOOBIG] {
      let error = IndexError(DatabaseError(resultCode: code), path: "/x/shard-0.db")
      #expect(error.kind == .memory)
      #expect(error.message.contains("ask for less"))
    }
    #expect(IndexError(DatabaseError(resultCode: .SQLITE_INTERRUPT), path: "/x").kind == .interrupted)
  }
}
