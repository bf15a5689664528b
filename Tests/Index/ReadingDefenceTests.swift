import GRDB
import ShirabeArticles
import Testing

@testable import ShirabeSQLite

/// What a connection that reads refuses.
struct ReadingDefenceTests {
  /// Each row: a statement that must not work, whoever has it carried out.
  @Test(arguments: [
    "UPDATE posting_data SET block = x''", "DELETE FROM article", "INSERT INTO posting(posting) VALUES ('rebuild')",
    "PRAGMA main.journal_mode = DELETE; DELETE FROM posting_data", "SELECT load_extension('x')",
    "CREATE TABLE other (a)", "CREATE TEMP TABLE other (a)",
  ])
  func refuses(sql: String) throws {
    let index = try TemporaryIndex()
    try index.add([try Article(id: "a", title: "灯台", body: "岬の灯台。")])
    let opened = try ShardConnection.openToRead(index.path + "/shard-0.db")
    #expect(throws: DatabaseError.self) { try opened.queue.inDatabase { try $0.execute(sql: sql) } }
    // What is needed works on: FTS5 reads the texts by way of a view with a function of ours.
    let titles = try opened.queue.read { try String.fetchAll($0, sql: "SELECT title FROM content") }
    #expect(titles == ["灯台"])
    #expect(try opened.queue.read { try Int.fetchOne($0, sql: "PRAGMA trusted_schema") } == 0)
  }
}
