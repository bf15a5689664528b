import Foundation
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

/// A backup is one state of the index, whatever goes on meanwhile, and comes back as that; what is not whole does not.
@Suite struct BackupTests {
  @Test(arguments: ["backup.tar", "backup.tar.zst"]) func comesBackWhileOthersWriteAndSearch(_ name: String) throws {
    var random = SplitMix64(seed: 50)
    let articles = try random.labelledArticles(300)
    let folder = try TemporaryFolder()
    let index = try TemporaryIndex(Array(articles.prefix(100)), shards: 2)
    let input = try folder.write(
      "articles.jsonl", articles.map { $0.json.description + "\n" }.joined())
    let searcher = try index.searcher()
    let indexer = try Program("shirabe-index", ["--index", index.path, "--batch-bytes", "2000", input])
    var backups = 0
    repeat {
      let (file, copy) = (folder.file(name), folder.file("copy-\(backups)"))
      let backup = try Program("shirabe-index", ["backup", "--force", "--index", index.path, file])
      #expect(try backup.status() == 0, "\(backup.errors)")
      #expect(try searcher.count(query: "日本", match: .all) > 0)
      #expect(try Program("shirabe-index", ["restore", "--index", copy, file]).status() == 0)
      let check = try IndexCheck.run(path: copy)
      #expect(check.findings.isEmpty, "\(check.findings)")
      #expect((100...300).contains(check.articles))
      backups += 1
    } while indexer.isRunning
    #expect(try indexer.status() == 0)
    #expect(folder.names.allSatisfy { !$0.contains("partial") && !$0.hasPrefix(".") })

    let restored = folder.file("restored")
    let backup = try IndexBackup.run(path: index.path, to: folder.file("last.tar"))
    #expect(backup.articles == articles.count)
    #expect(try IndexRestore.run(file: folder.file("last.tar"), to: restored).articles == articles.count)
    #expect(Answers(path: restored, articles).sameHits(as: Answers(path: index.path, articles), articles))
  }

  @Test func nothingIsOverwrittenUnasked() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    let folder = try TemporaryFolder()
    let file = try folder.write("precious", "kept")
    #expect(try Program("shirabe-index", ["backup", "--index", index.path, file]).status() == 74)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
    #expect(try Program("shirabe-index", ["backup", "--force", "--index", index.path, file]).status() == 0)

    try index.add([Article(id: "b", body: "後")])
    try Data("mine".utf8).write(to: URL(filePath: index.path + "/note"))
    #expect(try Program("shirabe-index", ["restore", "--index", index.path, file]).status() == 74)
    #expect(try index.searcher().status().articles == 2)
    do {
      let writer = try IndexWriter(path: index.path)
      #expect(try Program("shirabe-index", ["restore", "--force", "--index", index.path, file]).status() == 74)
      _ = try writer.finish()
    }
    #expect(try Program("shirabe-index", ["restore", "--force", "--index", index.path, file]).status() == 0)
    #expect(try index.searcher().status().articles == 1)
    // What is no shard stays.
    #expect(try String(contentsOfFile: index.path + "/note", encoding: .utf8) == "mine")
    try index.add([Article(id: "b", body: "後")])
    try index.check()
  }

  @Test func whatIsNotWholeIsRefused() throws {
    var random = SplitMix64(seed: 51)
    let index = try TemporaryIndex(try random.labelledArticles(40), shards: 2)
    let folder = try TemporaryFolder()
    let file = folder.file("backup.tar")
    _ = try IndexBackup.run(path: index.path, to: file)
    let whole = try Data(contentsOf: URL(filePath: file))
    let target = folder.file("restored")
    var damages = [Data(), Data("no archive".utf8), whole.prefix(whole.count / 2), whole.prefix(whole.count * 9 / 10)]
    for _ in 0..<12 {
      var damaged = whole
      // What lies behind the archive's end is padding.
      damaged[Int.random(in: 0..<whole.count - 12_000, using: &random)] ^= 0x10
      damages.append(damaged)
    }
    for (number, damage) in damages.enumerated() {
      try damage.write(to: URL(filePath: file))
      do {
        _ = try IndexRestore.run(file: file, to: target)
        // The times and modes of the archive's headers have no meaning here.
        #expect(try IndexCheck.run(path: target).findings.isEmpty, "\(number)")
        try FileManager.default.removeItem(atPath: target)
      } catch {
        #expect((error as? IndexError)?.kind == .unusable, "\(number): \(error)")
        #expect(!FileManager.default.fileExists(atPath: target))
      }
    }
    #expect(folder.names == ["backup.tar"])
  }

  @Test func aDamagedIndexIsNotSaved() throws {
    var random = SplitMix64(seed: 52)
    let index = try TemporaryIndex(try random.labelledArticles(40))
    let folder = try TemporaryFolder()
    try DamagedIndex(index.path).overwriteRoot(of: "vocabulary")
    #expect(throws: IndexError.self) { try IndexBackup.run(path: index.path, to: folder.file("b.tar")) }
    #expect(folder.names.isEmpty)
  }
}
