import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// A string that SQLite is given the usual way ends at its first U+0000.
@Suite struct EmbeddedNULTests {
  @Test func `an id with U+0000 removes no other article`() throws {
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.file("index"))
    try writer.add(Article(id: "full", body: "灯台"))
    #expect(try !writer.remove("full\u{0}"))
    #expect(try !writer.remove("full\u{0}more"))
    #expect(try writer.remove("full"))
    _ = try writer.finish()
  }
}
