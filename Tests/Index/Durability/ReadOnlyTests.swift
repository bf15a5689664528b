import Foundation
import Glibc
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite
@testable import ShirabeSQLiteCare

/// Indexes where nothing can be written: read-only mounts, while others write by another way or not, and folders of others.
@Suite struct ReadOnlyTests {
  /// Whether programs can be run as another user here, from where they are built.
  private static var hasAnotherUser: Bool {
    geteuid() == 0 && (try? asAnother(["--version"]).status()) == 0
  }

  private static func asAnother(_ arguments: [String]) throws -> Program {
    let program = try Program.path(of: "shirabe-index")
    return try Program(
      "/usr/bin/setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", program] + arguments)
  }

  @Test(.enabled(if: ReadOnlyMount.isAvailable, "only root can mount"), arguments: [1, 3])
  func aReadOnlyMountIsReadInEveryWay(shards: Int) throws {
    var random = SplitMix64(seed: 11)
    let articles = try random.labelledArticles(40)
    let index = try TemporaryIndex(articles, shards: shards)
    let expected = Answers(path: index.path, articles)
    let mount = try ReadOnlyMount(of: index.path)
    #expect(Answers(path: mount.path, articles) == expected)
    let reader = try IndexReader(path: mount.path)
    var ids: [String] = []
    try reader.forEachArticle {
      ids.append($0.id); return true
    }
    #expect(ids.count == 40)
    #expect(try reader.statistics().articles == 40)
    let check = try IndexCheck.run(path: mount.path)
    #expect(check.findings.isEmpty && check.articles == 40)
    let folder = try TemporaryFolder()
    #expect(try IndexBackup.run(path: mount.path, to: folder.file("a.tar")).articles == 40)
    #expect(throws: IndexError.self) { try IndexWriter(path: mount.path, mode: .existing) }
  }

  @Test(.enabled(if: ReadOnlyMount.isAvailable, "only root can mount"))
  func damageIsFoundOnAReadOnlyMount() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "灯台")])
    try DamagedIndex(index.path).execute("UPDATE article SET title_tokens = 7")
    let mount = try ReadOnlyMount(of: index.path)
    let check = try IndexCheck.run(path: mount.path)
    #expect(!check.findings.isEmpty && check.findings.allSatisfy { !$0.path.contains("shirabe-check") })
  }

  /// Others write by another way: every answer is of one state, and the newest.
  @Test(.enabled(if: ReadOnlyMount.isAvailable, "only root can mount"))
  func whatOthersWriteIsSeenThroughAReadOnlyMount() throws {
    let index = try TemporaryIndex([Article(id: "kept", body: "岬の灯台")])
    let mount = try ReadOnlyMount(of: index.path)
    let source = try IndexSearcherSource(path: mount.path)
    let searcher = try source.openSearcher()
    for round in 0..<8 {
      // Between commits, while a writer is open, and when it has gone.
      let writer = try IndexWriter(path: index.path, mode: .existing)
      for number in 0..<5 { try writer.add(Article(id: "\(number)", body: "灯台 第\(round)版")) }
      try writer.commit()
      #expect(try Set(searcher.ids("第\(round)版")) == ["0", "1", "2", "3", "4"])
      #expect(try searcher.ids("岬") == ["kept"])
      _ = try writer.finish()
      #expect(try Set(searcher.ids("第\(round)版")) == ["0", "1", "2", "3", "4"])
      #expect(try searcher.count(query: "灯台", match: .all) == 6)
    }
  }

  /// A log that nobody can move into the shard is never passed over.
  @Test(.enabled(if: ReadOnlyMount.isAvailable, "only root can mount"), arguments: [true, false])
  func aLogThatIsLeftIsReadOrRefused(hasMemory: Bool) throws {
    let index = try TemporaryIndex([Article(id: "a", body: "灯台")])
    let copy = try TemporaryFolder()
    let writer = try IndexWriter(path: index.path, mode: .existing)
    try writer.add(Article(id: "b", body: "灯台の光"))
    try writer.commit()
    for suffix in hasMemory ? ["", "-wal", "-shm"] : ["", "-wal"] {
      let name = "shard-0.db" + suffix
      try FileManager.default.copyItem(atPath: index.path + "/" + name, toPath: copy.file(name))
    }
    _ = try writer.finish()
    let mount = try ReadOnlyMount(of: copy.path)
    if hasMemory {
      let searcher = try IndexSearcherSource(path: mount.path).openSearcher()
      #expect(try Set(searcher.ids("灯台")) == ["a", "b"])
    } else {
      let error = #expect(throws: IndexError.self) { try IndexSearcherSource(path: mount.path) }
      #expect(error?.kind == .storage && error?.message.contains("-wal") == true, "\(String(describing: error))")
    }
  }

  /// Another user may read the folder and not write it; a writer of its own comes and goes.
  @Test(.enabled(if: ReadOnlyTests.hasAnotherUser, "only root can be another user"))
  func anotherUserReadsWhatIsWrittenMeanwhile() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "灯台")])
    chmod(index.path, 0o755)
    func list() throws -> (status: Int32, output: String, errors: String) {
      let program = try ReadOnlyTests.asAnother(["list", "--index", index.path])
      return (try program.status(), program.output, program.errors)
    }
    #expect(try list().output == "a\n")
    let writer = try IndexWriter(path: index.path, mode: .existing)
    try writer.add(Article(id: "b", body: "灯台"))
    try writer.commit()
    let during = try list()
    #expect(during.output == "a\nb\n", "\(during)")
    _ = try writer.finish()
    #expect(try list().output == "a\nb\n")
    chmod(index.path + "/shard-0.db", 0o600)
    let refused = try list()
    #expect(refused.status == 74 && refused.errors.contains("may not read"), "\(refused)")
  }
}
