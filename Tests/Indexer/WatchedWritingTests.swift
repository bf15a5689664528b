import Foundation
import ShirabeTestSupport
import Testing

/// `shirabe-index watch` over files that are written in other ways than at a stroke.
@Suite(.serialized) struct WatchedWritingTests {
  private let indexer: Indexer

  init() throws {
    indexer = try Indexer()
    try indexer.write("a.txt", "一つ目の橋")
  }

  private func watch(_ arguments: String...) throws -> Program {
    let program = try indexer.start("watch", arguments + [indexer.folder.file("in")])
    try Deadline().wait(for: "the watch") { program.errors.contains("watching ") || !program.isRunning }
    return program
  }

  private func end(_ program: Program) throws {
    #expect(program.isRunning)
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
  }

  /// Writes a file by the bytes of its name as they are.
  private func write(_ name: String, _ text: String) throws {
    let descriptor = open(indexer.folder.file("in/" + name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try append(text, to: descriptor)
    close(descriptor)
  }

  private func append(_ text: String, to descriptor: Int32) throws {
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw TestFailure(errno: errno, "write")
    }
  }

  @Test func `names of the same letters in other bytes are files of their own`() throws {
    let program = try watch()
    for name in ["が", "か\u{3099}"] { try #require(mkdir(indexer.folder.file("in/" + name), 0o700) == 0) }
    for name in ["が.txt", "か\u{3099}.txt", "が/x.txt", "か\u{3099}/x.txt"] { try write(name, "濁った橋") }
    try Deadline().wait(for: "all four") { try indexer.total("濁った橋") == 4 }
    for name in ["が.txt", "か\u{3099}.txt"] { try write(name, "澄んだ橋") }
    try Deadline().wait(for: "both of one batch") { try indexer.total("澄んだ橋") == 2 }
    #expect(try indexer.ids().count == 5)
    for name in ["が.txt", "か\u{3099}.txt"] { unlink(indexer.folder.file("in/" + name)) }
    try Deadline().wait(for: "their removal") { try indexer.total("澄んだ橋") == 0 }
    try end(program)
    #expect(try indexer.sync().output.hasPrefix("nothing changed"))
  }

  @Test func `a file that had no name before is found`() throws {
    let program = try watch()
    let descriptor = open(indexer.folder.file("in"), 0o20200000 | O_RDWR, 0o600)
    try #require(descriptor >= 0)
    try append("名のない橋", to: descriptor)
    let name = indexer.folder.file("in/b.txt")
    try #require(linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0)
    defer { close(descriptor) }
    try Deadline().wait(for: "the file") { try indexer.total("名のない橋") == 1 }
    try end(program)
  }

  @Test func `hard links and files from elsewhere are found`() throws {
    let program = try watch()
    let outside = try indexer.folder.write("outside.txt", "よその橋")
    try #require(link(indexer.folder.file("in/a.txt"), indexer.folder.file("in/b.txt")) == 0)
    try #require(rename(outside, indexer.folder.file("in/c.txt")) == 0)
    try Deadline().wait(for: "both") { try indexer.ids() == ["a.txt", "b.txt", "c.txt"] }
    try end(program)
  }

  @Test func `what is written and left open is found once nobody writes`() throws {
    let program = try watch()
    let descriptor = open(indexer.folder.file("in/b.txt"), O_WRONLY | O_CREAT, 0o600)
    defer { close(descriptor) }
    try append("開いたままの橋", to: descriptor)
    try Deadline().wait(for: "the beginning") { try indexer.total("開いたままの橋") == 1 }
    try append("\n\n続きの港", to: descriptor)
    try Deadline().wait(for: "the rest") { try indexer.total("続きの港") == 1 }
    try end(program)
  }

  @Test func `a file that is written to without end is found while it is`() throws {
    let program = try watch("--strict")
    let descriptor = open(indexer.folder.file("in/log.jsonl"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(descriptor) }
    var written = 0
    var found: [Int] = []
    try Deadline(seconds: 60).wait(for: "three readings") {
      // The last line is always torn.
      let torn = written == 0 ? "" : "の記録\"}\n"
      try append(torn + "{\"id\":\"\(written)\",\"body\":\"第\(written)回", to: descriptor)
      written += 1
      usleep(100_000)
      let total = try indexer.total("の記録")
      if total != found.last ?? 0 { found.append(total) }
      return found.count >= 3
    }
    #expect(found == found.sorted() && written - (found.last ?? 0) < 200)
    #expect(!program.errors.contains("not JSON"))
    try append("の記録\"}\n", to: descriptor)
    try Deadline().wait(for: "all lines") { try indexer.total("の記録") == written }
    try end(program)
  }
}
