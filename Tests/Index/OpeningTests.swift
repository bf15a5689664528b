import Foundation
import GRDB
import ShirabeArticles
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

@Suite struct OpeningTests {
  @Test func otherTextRulesAreRefusedWithTheWayToUpgrade() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    try execute("UPDATE meta SET value = 'shirabe-text-0/unicode-1.1' WHERE name = 'text_rules'", index)
    for open in [{ _ = try index.searcher() }, { _ = try index.add([]) }] {
      let error = #expect(throws: IndexError.self) { try open() }
      #expect(error?.kind == .format)
      #expect(error?.message.contains("shirabe-text-0/unicode-1.1") == true)
      #expect(error?.message.contains("run shirabe-index upgrade") == true)
    }
  }

  @Test func anotherFormatIsRefused() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    try execute("UPDATE meta SET value = '0' WHERE name = 'format'", index)
    let error = #expect(throws: IndexError.self) { try index.searcher() }
    #expect(error?.kind == .format)
    #expect(error?.message.contains("index them again") == true)
  }

  @Test func aNewerFormatIsRefused() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    try execute("INSERT INTO grdb_migrations VALUES ('99: of the future')", index)
    for open in [{ _ = try index.searcher() }, { _ = try index.add([]) }] {
      let error = #expect(throws: IndexError.self) { try open() }
      #expect(error?.kind == .format && error?.message.contains("update Shirabe") == true)
    }
  }

  @Test func aFileThatIsNoShardIsRefused() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    try Data("no database at all".utf8).write(to: URL(filePath: index.path + "/shard-0.db"))
    #expect(#expect(throws: IndexError.self) { try index.searcher() }?.kind == .unusable)
  }

  /// An empty file, another program's database, a folder, and a pipe, which nobody may wait for: none is made a shard of.
  @Test(
    arguments: [
      "truncate -s 0 \"$0\"",
      "rm \"$0\" && python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(\"CREATE TABLE t (a)\")' \"$0\"",
      "rm \"$0\" && mkdir \"$0\"", "rm \"$0\" && mkfifo \"$0\"",
    ])
  func whatStandsInThePlaceOfAShardIsRefused(_ command: String) throws {
    let articles = try (0..<9).map { try Article(id: "a\($0)", body: "本文") }
    let index = try TemporaryIndex(articles, shards: 2)
    try #expect(Program("/bin/sh", ["-c", command, index.path + "/shard-1.db"]).status() == 0)
    for open in [{ _ = try index.searcher() }, { _ = try index.add([]) }] {
      let error = #expect(throws: IndexError.self) { try open() }
      #expect(error?.kind == .unusable && error?.path.hasSuffix("shard-1.db") == true, "\(String(describing: error))")
    }
    let check = try IndexCheck.run(path: index.path)
    #expect(check.findings.map(\.part) == [.file] && check.findings.map(\.shard) == [1], "\(check.findings)")
    #expect(check.findings.map(\.remedy) == [.restore])
    #expect(try IndexRepair.run(path: index.path).isRefused)
  }

  @Test func aFolderThatHidesItsFilesIsNotSaidToHaveNone() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    let loop = index.path + "-loop"
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    let error = #expect(throws: IndexError.self) { try IndexSearcherSource(path: loop).openSearcher() }
    #expect(
      error?.kind == .storage && error?.message.contains("there is no index") == false, "\(String(describing: error))")
  }

  @Test func anIndexThatCannotBeLookedForAnyMoreIsNotSaidToBeRemoved() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    let folder = try TemporaryFolder()
    try folder.link("index", to: index.path)
    let source = try IndexSearcherSource(path: folder.file("index"))
    #expect(try source.openSearcher().count(query: "本文", match: .all) == 1)
    try FileManager.default.removeItem(atPath: folder.file("index"))
    #expect(#expect(throws: IndexError.self) { try source.openSearcher() }?.kind == .missing)
    try folder.link("index", to: folder.file("index"))
    #expect(#expect(throws: IndexError.self) { try source.openSearcher() }?.kind == .storage)
  }

  @Test func aShardOfAnotherIndexIsRefused() throws {
    let one = try TemporaryIndex([Article(id: "a", body: "本文")], shards: 2)
    let other = try TemporaryIndex([Article(id: "a", body: "本文")], shards: 2)
    try FileManager.default.removeItem(atPath: one.path + "/shard-1.db")
    #expect(#expect(throws: IndexError.self) { try one.searcher() }?.message.contains("missing") == true)
    try FileManager.default.copyItem(atPath: other.path + "/shard-1.db", toPath: one.path + "/shard-1.db")
    #expect(#expect(throws: IndexError.self) { try one.searcher() }?.message.contains("another index") == true)
  }

  @Test func aMissingIndexIsNamed() throws {
    let index = try TemporaryIndex()
    #expect(#expect(throws: IndexError.self) { try index.searcher() }?.kind == .missing)
    #expect(#expect(throws: IndexError.self) { try index.remove(["a"]) }?.kind == .missing)
    #expect(!FileManager.default.fileExists(atPath: index.path))
  }

  @Test func aFolderOfOtherThingsIsLeftAlone() throws {
    let index = try TemporaryIndex()
    try FileManager.default.createDirectory(atPath: index.path, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: index.path + "/precious"))
    #expect(#expect(throws: IndexError.self) { try index.add([Article(id: "a", body: "本文")]) }?.kind == .unusable)
    #expect(try FileManager.default.contentsOfDirectory(atPath: index.path) == ["precious"])
  }

  @Test func oneWriterAtATime() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    let writer = try IndexWriter(path: index.path)
    #expect(#expect(throws: IndexError.self) { try IndexWriter(path: index.path) }?.kind == .locked)
    _ = try writer.finish()
  }

  @Test func theNumberOfShardsIsChosenOnce() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")], shards: 2)
    #expect(#expect(throws: IndexError.self) { try IndexWriter(path: index.path, shardCount: 3) }?.kind == .unusable)
    #expect(#expect(throws: IndexError.self) { try IndexWriter(path: index.path, shardCount: 0) }?.kind == .unusable)
    #expect(try index.add([Article(id: "a", body: "本文")], shards: 2).unchanged == 1)
  }

  private func execute(_ sql: String, _ index: TemporaryIndex) throws {
    let queue = try DatabaseQueue(path: index.path + "/shard-0.db")
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
  }
}
