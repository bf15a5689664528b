import Foundation
import GRDB
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite
@testable import ShirabeSQLiteCare

/// What is known of files goes with the articles that were read from them, and with no others: what was not in the backup comes in
/// again.
@Suite struct RestoredInputsTests {
  private static let fileCount = 60
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("index")
  }

  private func write(_ edition: String) throws {
    for number in 0..<Self.fileCount { try folder.write("in/\(number).txt", "\(edition)の港 \(number)") }
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> Program {
    let program = try Program("shirabe-index", arguments + ["--index", path])
    #expect(try program.status() == 0, "\(program.errors)")
    return program
  }

  private func total(_ phrase: String) throws -> Int {
    let searcher = try IndexSearcherSource(path: path).openSearcher()
    return try searcher.search(SearchRequest(query: phrase, match: .phrase, parts: [])).total
  }

  private func indexId() throws -> String { try IndexReader(path: path).statistics().indexId }

  private var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }

  /// Whoever begins to feed an index makes the database and then its tables; a backup may come between the two.
  @Test func aBackupFromBeforeThereWereTablesComesBack() throws {
    try write("前")
    try run("sync", folder.file("in"))
    for name in names where name.hasPrefix("inputs.db") {
      try FileManager.default.removeItem(atPath: path + "/" + name)
    }
    let inputs = try DatabaseQueue(path: path + "/inputs.db")
    try inputs.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = wal") }
    try inputs.close()
    try run("backup", folder.file("index.tar"))
    try FileManager.default.removeItem(atPath: path)
    try run("restore", folder.file("index.tar"))
    #expect(try total("前") == Self.fileCount)
    try run("sync", folder.file("in"))
    #expect(try total("前") == Self.fileCount)
  }

  /// Syncs, and is killed when all is written but the log of what is known of files has not been put into its database.
  private func syncAndDie() throws {
    let (inputs, log) = (path + "/inputs.db", path + "/inputs.db-wal")
    let reader = try DatabaseQueue(path: inputs)
    let bytes = try reader.inDatabase { database in
      try database.execute(sql: "BEGIN; SELECT count(*) FROM sqlite_schema")
      let program = try Program("shirabe-index", ["sync", "--index", path, folder.file("in")])
      try Deadline().wait(for: "the articles") { try total("後") == Self.fileCount }
      var (size, since) = (0, ContinuousClock.now)
      try Deadline().wait(for: "the end of the log") {
        let now = try Data(contentsOf: URL(filePath: log)).count
        if now != size { (size, since) = (now, .now) }
        return since.duration(to: .now) > .milliseconds(500)
      }
      program.send(signal: SIGKILL)
      #expect(try program.status() == -SIGKILL)
      let bytes = try Data(contentsOf: URL(filePath: log))
      try database.execute(sql: "COMMIT")
      return bytes
    }
    try reader.close()
    // The reader was killed too: it has not put the log away.
    try bytes.write(to: URL(filePath: log))
  }

  @Test func aLogThatWasLeftIsNotTakenForThatOfTheBackup() throws {
    try write("先")
    try run("sync", folder.file("in"))
    try run("backup", folder.file("backup.tar"))
    let old = try indexId()
    try write("後")
    try syncAndDie()
    try run("restore", "--force", folder.file("backup.tar"))
    #expect(names.sorted() == ["inputs.db", "lock", "shard-0.db"])
    #expect(try total("先") == Self.fileCount)
    #expect(try indexId() != old)
    try run("sync", folder.file("in"))
    #expect(try total("後") == Self.fileCount)
    #expect(try total("先") == 0)
    #expect(try IndexCheck.run(path: path).findings.isEmpty)
  }

  @Test func whatTheBackupKnowsOfFilesIsKnownAgain() throws {
    try write("先")
    try run("sync", folder.file("in"))
    try run("backup", folder.file("backup.tar.zst"))
    try run("restore", "--force", folder.file("backup.tar.zst"))
    let output = try run("sync", folder.file("in")).output
    #expect(output.hasPrefix("nothing changed, \(Self.fileCount) files unchanged"), "\(output)")
  }

  @Test func whatIsKnownOfAnotherStateGoes() throws {
    try write("先")
    try run("add", folder.file("in"))
    try run("backup", folder.file("backup.tar"))
    try write("後")
    try run("sync", folder.file("in"))
    for suffix in ["-journal", "-shm"] { try Data("left".utf8).write(to: URL(filePath: path + "/inputs.db" + suffix)) }
    try Data("mine".utf8).write(to: URL(filePath: path + "/note-wal"))
    try run("restore", "--force", folder.file("backup.tar"))
    #expect(names.sorted() == ["lock", "note-wal", "shard-0.db"])
    try run("sync", folder.file("in"))
    #expect(try total("後") == Self.fileCount)
    #expect(try total("先") == 0)
  }

  /// A moment of before says nothing of the restored index, though its generation may have come again.
  @Test func aMomentFromBeforeIsTold() throws {
    for id in ["a", "b"] {
      let writer = try IndexWriter(path: path, shardCount: 2)
      try writer.add(Article(id: id, body: "港"))
      _ = try writer.finish()
    }
    _ = try IndexBackup.run(path: path, to: folder.file("backup.tar"))
    let searcher = try IndexSearcherSource(path: path).openSearcher()
    let before = try searcher.status()
    _ = try IndexRestore.run(file: folder.file("backup.tar"), to: path, replacing: true)
    var request = try SearchRequest(query: "港")
    request.since = IndexMoment(before.generation, indexId: before.indexId)
    do throws(SearchError) {
      _ = try searcher.search(request)
      Issue.record("the moment of another index was taken for one of this")
    } catch {
      guard case .history(_, let actual) = error else { throw error }
      #expect(actual.generation == before.generation && actual.indexId != before.indexId)
    }
    #expect(try IndexCheck.run(path: path).findings.isEmpty)
    // What is saved of it comes back as well.
    _ = try IndexBackup.run(path: path, to: folder.file("again.tar"))
    #expect(try IndexRestore.run(file: folder.file("again.tar"), to: folder.file("again")).articles == 2)
  }

  /// A repair keeps the index, and what is known of its files.
  @Test func aRepairKeepsWhatIsKnownOfFiles() throws {
    try write("先")
    try run("sync", folder.file("in"))
    let old = try indexId()
    try write("後")
    try syncAndDie()
    try DamagedIndex(path).execute("DELETE FROM sentence")
    try run("repair")
    #expect(names.sorted() == ["inputs.db", "lock", "shard-0.db"])
    #expect(try indexId() == old)
    let output = try run("sync", folder.file("in")).output
    #expect(output.hasPrefix("nothing changed"), "\(output)")
    #expect(try total("後") == Self.fileCount)
  }
}
