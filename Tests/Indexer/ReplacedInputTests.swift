import Foundation
import ShirabeTestSupport
import Testing

/// Pipes in the place of files that `shirabe-index` has seen: nobody waits for their other ends, and what else there is goes in.
@Suite struct ReplacedInputTests {
  private let indexer: Indexer

  /// A folder whose first file takes a while to read, and two more.
  init() throws {
    indexer = try Indexer()
    let lines = (0..<3000).map { "{\"id\":\"\($0)\",\"body\":\"長い橋の第\($0)号\(String(repeating: "橋", count: 200))\"}\n" }
    try indexer.write("a.jsonl", lines.joined())
    try indexer.write("b.txt", "二つ目の橋")
    try indexer.write("c.txt", "三つ目の港")
  }

  /// Puts a pipe in the place of the second file while the first is read.
  private func replace(during program: Program) throws {
    try Deadline().wait(for: "the first file to be read") {
      program.hasOpen(indexer.folder.file("in/a.jsonl")) || !program.isRunning
    }
    try indexer.remove("b.txt")
    try #require(mkfifo(indexer.folder.file("in/b.txt"), 0o600) == 0)
  }

  @Test func `a sync names it and goes on`() throws {
    let program = try indexer.start("sync", [indexer.folder.file("in")])
    try replace(during: program)
    #expect(try program.status() == 1)
    let message = "in/b.txt: it is no longer what it was when it was found; run the same command again"
    #expect(program.errors.contains(message))
    #expect(try indexer.total("三つ目の港") == 1)
    #expect(try indexer.ids().count == 3001)
  }

  @Test func `a watch passes it over, goes on and ends on a signal`() throws {
    let program = try indexer.start("watch", [indexer.folder.file("in")])
    try replace(during: program)
    try Deadline().wait(for: "the watch") { program.errors.contains("watching ") || !program.isRunning }
    #expect(try indexer.total("三つ目の港") == 1)
    try indexer.write("d.txt", "四つ目の駅")
    try Deadline().wait(for: "a later file") { try indexer.total("四つ目の駅") == 1 }
    #expect(!program.errors.contains("b.txt"))
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
  }

  @Test func `a file that a watch has read and that becomes a pipe is gone`() throws {
    let program = try indexer.start("watch", [indexer.folder.file("in")])
    try Deadline().wait(for: "the watch") { program.errors.contains("watching ") || !program.isRunning }
    #expect(try indexer.total("二つ目の橋") == 1)
    try indexer.remove("b.txt")
    try #require(mkfifo(indexer.folder.file("in/b.txt"), 0o600) == 0)
    try Deadline().wait(for: "the removal") { try indexer.total("二つ目の橋") == 0 }
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM]) func `the wait for a pipe that was named ends on a signal`(signal: Int32) throws {
    let pipe = indexer.folder.file("pipe.jsonl")
    try #require(mkfifo(pipe, 0o600) == 0)
    let program = try indexer.start("add", [pipe])
    let writer = open(pipe, O_WRONLY)
    defer { close(writer) }
    let line = Array("{\"id\":\"1\",\"body\":\"管の橋\"}\n".utf8)
    #expect(write(writer, line, line.count) == line.count)
    usleep(300_000)
    program.send(signal: signal)
    #expect(try program.status() == 128 + signal)
    #expect(program.errors.contains("interrupted: 1 article is in"))
    #expect(!program.errors.contains("wait for it"))
    #expect(try indexer.total("管の橋") == 1)
  }

  @Test func `nor does a pipe that nobody opens keep it`() throws {
    let pipe = indexer.folder.file("pipe.txt")
    try #require(mkfifo(pipe, 0o600) == 0)
    let program = try indexer.start("add", [pipe])
    try Deadline().wait(for: "the wait") { program.hasOpen(pipe) || !program.isRunning }
    program.send(signal: SIGTERM)
    #expect(try program.status() == 128 + SIGTERM)
    #expect(program.errors.contains("interrupted: 0 articles are in"))
  }
}
