import Foundation
import Glibc
import ShirabeArticles
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Synchronization
import Testing

/// Writers that wait while the folder of their index is replaced: one of them writes at a time, and to the index that is there.
@Suite struct ReplacedFolderTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("index")
  }

  private func write(_ id: String, to path: String) throws {
    let writer = try IndexWriter(path: path)
    try writer.add(Article(id: id, body: "港"))
    _ = try writer.finish()
  }

  private func ids(_ path: String) throws -> [String] {
    var ids: [String] = []
    try IndexReader(path: path).forEachHeader { header in
      ids.append(header.id)
      return true
    }
    return ids
  }

  /// How many descriptors of this process lead to a file.
  private func descriptors(of descriptor: Int32) -> Int {
    var (file, other) = (stat(), stat())
    guard fstat(descriptor, &file) == 0 else { return 0 }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
    return names.compactMap { Int32($0) }.count {
      fstat($0, &other) == 0 && other.st_ino == file.st_ino && other.st_dev == file.st_dev
    }
  }

  /// What a writer that waits like a `watch` comes to, on a thread of its own.
  private final class WaitingWriter: Sendable {
    private struct Outcome: @unchecked Sendable {  // The writer is used by whoever has taken it out.
      var writer: IndexWriter?
      var error: IndexError?
    }

    private let outcome = Mutex(Outcome())

    init(_ path: String) {
      Thread { [self] in
        while true {
          do throws(IndexError) {
            let writer = try IndexWriter(path: path)
            return outcome.withLock { $0.writer = writer }
          } catch {
            guard error.kind == .locked else { return outcome.withLock { $0.error = error } }
          }
        }
      }.start()
    }

    /// Waits until it has the index, adds an article and is done.
    func add(_ id: String, while body: () throws -> Void) throws {
      try Deadline().wait(for: "the lock") {
        try outcome.withLock { outcome in
          if let error = outcome.error { throw error }
          return outcome.writer != nil
        }
      }
      let held = outcome.withLock { outcome in
        defer { outcome.writer = nil }
        return Outcome(writer: outcome.writer)
      }
      try body()
      try held.writer?.add(Article(id: id, body: "港"))
      _ = try held.writer?.finish()
    }
  }

  @Test func theLockIsThatOfTheFolderThatIsThere() throws {
    let other = folder.file("other")
    try write("old", to: path)
    try write("new", to: other)
    let lock = open(path + "/lock", O_RDWR | O_CLOEXEC)
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let waiting = WaitingWriter(path)
    try Deadline().wait(for: "a writer that waits") { descriptors(of: lock) > 1 }
    #expect(rename(path, folder.file("gone")) == 0 && rename(other, path) == 0)
    close(lock)
    try waiting.add("waited") {
      // Nobody else has it.
      let error = #expect(throws: IndexError.self) { try IndexWriter(path: path) }
      #expect(error?.kind == .locked)
    }
    try write("later", to: path)
    #expect(try ids(path) == ["later", "new", "waited"])
    #expect(try ids(folder.file("gone")) == ["old"])
    #expect(try IndexCheck.run(path: path).findings.isEmpty)
  }

  /// An index that comes while an archive is still read is replaced by nobody unasked, and never while it is written to.
  @Test(arguments: [false, true]) func aRestoreFindsAnIndexThatHasCome(_ isForced: Bool) throws {
    signal(SIGPIPE, SIG_IGN)
    try write("saved", to: path)
    let (archive, pipe, target) = (folder.file("backup.tar"), folder.file("pipe.tar"), folder.file("target"))
    _ = try IndexBackup.run(path: path, to: archive)
    let bytes = try Data(contentsOf: URL(filePath: archive))
    try #require(mkfifo(pipe, 0o600) == 0)
    func restore(_ body: () throws -> Void) throws -> Program {
      let program = try Program(
        "shirabe-index", ["restore", "--index", target, pipe] + (isForced ? ["--force"] : []))
      let file = try #require(FileHandle(forWritingAtPath: pipe))
      try file.write(contentsOf: bytes.prefix(bytes.count / 2))
      try body()
      try file.write(contentsOf: bytes.dropFirst(bytes.count / 2))
      try file.close()
      try program.status()
      return program
    }
    var writer: IndexWriter?
    let program = try restore {
      writer = try IndexWriter(path: target)
      try writer?.add(Article(id: "come", body: "港"))
      try writer?.commit()
    }
    #expect(try program.status() == 74)
    #expect(program.errors.contains(isForced ? "another shirabe-index is writing" : "there is an index"))
    _ = try writer?.finish()
    writer = nil
    #expect(try ids(target) == ["come"])
    guard isForced else { return }
    #expect(try restore {}.status() == 0)
    #expect(try ids(target) == ["saved"])
    #expect(folder.names.allSatisfy { !$0.contains("shirabe-") })
  }
}
