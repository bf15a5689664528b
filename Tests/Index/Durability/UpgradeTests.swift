import Foundation
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite
@testable import ShirabeSQLiteCare

/// An upgrade that is killed, interrupted, or finds no room leaves the index as it was, or the new one whole.
@Suite struct UpgradeTests {
  private let folder: TemporaryFolder
  private let articles: [Article]
  /// An index of other text rules.
  private let path: String
  /// What an index of this program's answers.
  private let expected: Answers

  init() throws {
    var random = SplitMix64(seed: 80)
    folder = try TemporaryFolder(isInMemory: true)
    articles = try random.labelledArticles(80)
    path = folder.file("index")
    try UpgradeTests.write(articles, to: path)
    expected = Answers(path: path, articles)
    try ShardMeta.set("text_rules", ShardMeta.otherTextRules, of: path)
  }

  private static func write(_ articles: [Article], to path: String) throws {
    let writer = try IndexWriter(path: path, shardCount: 2)
    for article in articles { try writer.add(article) }
    _ = try writer.finish()
  }

  /// Whether the index is the old one, with all its articles.
  private func isOld(_ path: String) throws -> Bool {
    let check = try IndexCheck.run(path: path)
    #expect(check.articles == articles.count)
    #expect(check.findings.isEmpty || check.isOfAnotherFormat, "\(check.findings)")
    return check.isOfAnotherFormat
  }

  private func expectNothingLeft(_ folder: String) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.allSatisfy { !$0.contains(".shirabe-") }, "\(names)")
  }

  @Test func killingAnUpgradeLeavesAWholeIndex() throws {
    var random = SplitMix64(seed: 81)
    let killed = folder.file("killed")
    func start() throws -> Program { try Program("shirabe-index", ["upgrade", "--index", killed]) }
    try FileManager.default.copyItem(atPath: path, toPath: killed)
    let begin = ContinuousClock.now
    #expect(try start().status() == 0)
    let (seconds, attoseconds) = (ContinuousClock.now - begin).components
    let duration = Double(seconds) + Double(attoseconds) / 1e18
    let count = ProofSize.count("KILLED_UPGRADES", bounded: 6)
    var (ends, old) = (0, 0)
    for number in 0..<count {
      try FileManager.default.removeItem(atPath: killed)
      try FileManager.default.copyItem(atPath: path, toPath: killed)
      let program = try start()
      Thread.sleep(forTimeInterval: duration * Double.random(in: 0...1, using: &random))
      program.send(signal: number % 3 == 2 ? SIGTERM : SIGKILL)
      let status = try program.status()
      if status != 0 { ends += 1 }
      if try isOld(killed) {
        old += 1
        // A signal that it can hear is given time to clear away.
        if status == 128 + SIGTERM { try expectNothingLeft(folder.path) }
      }
      #expect(try start().status() == 0)
      #expect(try !isOld(killed))
      #expect(Answers(path: killed, articles).sameHits(as: expected, articles))
      try expectNothingLeft(folder.path)
    }
    ProofSize.report("KILLED_UPGRADES", "\(ends) of \(count) ended, \(old) of them with the old index")
    #expect(ends > 0 && old > 0)
  }

  @Test func anInterruptedUpgradeChangesNothing() throws {
    var count = 0
    let error = #expect(throws: IndexError.self) {
      try IndexUpgrade.run(path: path, isInterrupted: { count == 40 }, progress: { count = $0 })
    }
    #expect(error?.kind == .interrupted && count == 40)
    #expect(try isOld(path))
    try expectNothingLeft(folder.path)
  }

  /// The disk has room for so many bytes beside the index, each time some more.
  @Test func aFullDiskIsSaidAndHarmsNothing() throws {
    let step = Int64((1 << 21) / ProofSize.count("DISK", bounded: 8))
    var (room, refusals) = (Int64(0), 0)
    while true {
      let plan = FaultPlan(room: room)
      var failure: IndexError?
      try FaultyFileSystem.with(plan, below: folder.path) {
        do { _ = try IndexUpgrade.run(path: path) } catch let error as IndexError { failure = error }
      }
      guard let failure else { break }
      refusals += 1
      #expect(failure.kind == .storage && failure.message.contains("disk is full"), "\(failure)")
      #expect(try isOld(path))
      try expectNothingLeft(folder.path)
      room += step
      try #require(room < 1 << 26)
    }
    ProofSize.report("DISK", "an upgrade found no room at \(refusals) sizes, fits in \(room) bytes")
    #expect(refusals > 1)
    #expect(Answers(path: path, articles).sameHits(as: expected, articles))
  }

  /// It is said how much room is wanted before anything is made.
  @Test(.enabled(if: SmallFileSystem.isAvailable, "only root can mount"))
  func whatDoesNotFitIsNotBegun() throws {
    let small = try SmallFileSystem(byteCount: 12 << 20)
    let index = small.path + "/index"
    try FileManager.default.copyItem(atPath: path, toPath: index)
    let refused = try Program("shirabe-index", ["upgrade", "--index", index])
    #expect(try refused.status() == 74)
    let errors = refused.errors
    #expect(errors.contains("bytes beside the old one") && errors.contains("make room"), "\(errors)")
    #expect(try isOld(index))
    try expectNothingLeft(small.path)
    try small.grow(toByteCount: 64 << 20)
    #expect(try Program("shirabe-index", ["upgrade", "--index", index]).status() == 0)
    #expect(Answers(path: index, articles).sameHits(as: expected, articles))
  }

  @Test(.enabled(if: ReadOnlyMount.isAvailable, "only root can mount"))
  func whereNothingCanBeWrittenArticlesAreReadAndNothingIsMade() throws {
    let mount = try ReadOnlyMount(of: path)
    var count = 0
    try IndexReader(path: mount.path).forEachArticle { _ in
      count += 1
      return true
    }
    #expect(count == articles.count)
    #expect(try isOld(mount.path))
    let error = #expect(throws: IndexError.self) { try IndexUpgrade.run(path: mount.path) }
    #expect(error?.kind == .storage, "\(String(describing: error))")
    #expect(try IndexBackup.run(path: mount.path, to: folder.file("backup.tar")).articles == articles.count)
  }

  /// Root upgrades the index of the user that the daemon runs as, who reads it afterwards.
  @Test(.enabled(if: OtherUser.canRun, "only root can be another user"))
  func anIndexStaysItsOwners() throws {
    for name in ["", "/shard-0.db", "/shard-1.db", "/lock"] {
      #expect(chown(path + name, OtherUser.identifier, OtherUser.identifier) == 0)
    }
    chmod(folder.path, 0o755)
    #expect(try Program("shirabe-index", ["upgrade", "--index", path]).status() == 0)
    let list = try OtherUser.program("shirabe-index", ["list", "--index", path])
    #expect(try list.status() == 0, "\(list.errors)")
    #expect(list.output.split(separator: "\n").count == articles.count)
  }

  @Test func oneWriterAtATime() throws {
    let lock = try IndexLock(IndexFolder(path))
    #expect(#expect(throws: IndexError.self) { try IndexUpgrade.run(path: path) }?.kind == .locked)
    withExtendedLifetime(lock) {}
  }

  /// Of a shard that another program has not brought up to date nothing is lost either: each is read as it is.
  @Test func shardsOfDifferentRulesAreMadeAlike() throws {
    let other = folder.file("other")
    try FileManager.default.copyItem(atPath: path, toPath: other)
    try ShardMeta.set("text_rules", "shirabe-text-0/unicode-1.2.0", of: other)
    try FileManager.default.removeItem(atPath: other + "/shard-1.db")
    try FileManager.default.copyItem(atPath: path + "/shard-1.db", toPath: other + "/shard-1.db")
    let upgrade = try IndexUpgrade.run(path: other)
    #expect(upgrade.old.count == 2 && upgrade.articles == articles.count)
    #expect(Answers(path: other, articles).sameHits(as: expected, articles))
  }

  /// The format that is written can be read, when another one is.
  @Test func thereIsAReaderOfTheFormatThatIsWritten() {
    #expect(StoredFormat.all.last?.version == ShardSchema.formatVersion)
    #expect(StoredFormat.all.map(\.version) == StoredFormat.all.map(\.version).sorted())
  }
}
