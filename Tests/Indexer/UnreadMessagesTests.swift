import Foundation
import Glibc
import ShirabeTestSupport
import Testing

/// An indexer whose messages nobody reads.
@Suite struct UnreadMessagesTests {
  private let indexer: Indexer

  /// Files that are refused, each with a message.
  init() throws {
    indexer = try Indexer()
    for number in 0..<50 { try indexer.folder.write("in/bad\(number).txt", [0x61, 0, 0x62]) }
    try indexer.write("good.txt", "一つ目の橋")
  }

  private func start(_ command: String, _ pipe: UnreadPipe) throws -> Program {
    try Program(
      "shirabe-index", [command, "--index", indexer.folder.file("index"), indexer.folder.file("in")],
      errors: pipe.writing)
  }

  /// The index is not locked by whoever waits for a reader, and what is under way is ended by a signal.
  @Test func `a watch goes on, lets others write, and ends`() throws {
    let program = try start("watch", UnreadPipe())
    try Deadline().wait(for: "the first file") { (try? indexer.ids()) == ["good.txt"] }
    try indexer.write("later.txt", "二つ目の橋")
    try Deadline().wait(for: "the second file") { try indexer.ids() == ["good.txt", "later.txt"] }
    let line = try indexer.folder.write("x.jsonl", "{\"id\":\"x\",\"body\":\"橋\"}\n")
    try Deadline().wait(for: "the other's writing") { try indexer.run("add", line).status() == 0 }
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
  }

  /// One that does its work and ends waits for its reader, but with nothing locked, and ends when it is told to.
  @Test(arguments: ["add", "sync"]) func `what is done waits without the lock`(_ command: String) throws {
    let pipe = try UnreadPipe()
    let program = try start(command, pipe)
    try Deadline().wait(for: "the file") { (try? indexer.ids()) == ["good.txt"] }
    let line = try indexer.folder.write("x.jsonl", "{\"id\":\"x\",\"body\":\"橋\"}\n")
    try Deadline().wait(for: "the other's writing") { try indexer.run("add", line).status() == 0 }
    #expect(program.isRunning)
    if command == "sync" {
      program.send(signal: SIGTERM)
      #expect([1, 143].contains(try program.status()))
    } else {
      try Deadline().wait(for: "the messages") { try pipe.read().split(separator: "\n").count == 50 }
      #expect(try program.status() == 1)
    }
    #expect(program.output.contains("1 added"))
  }
}
