import Foundation
import ShirabeTestSupport
import Testing

/// `shirabe-index watch` over a folder that changes while it runs.
@Suite(.serialized) struct WatchTests {
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

  private func wait(for ids: [String]) throws {
    try Deadline().wait(for: "\(ids)") { try indexer.ids() == ids }
  }

  @Test func `what is written, renamed over, moved and removed is followed`() throws {
    let program = try watch()
    #expect(try indexer.ids() == ["a.txt"])
    try indexer.write("b.txt", "二つ目の橋")
    try wait(for: ["a.txt", "b.txt"])
    // As editors write: another file, put in the old one's place.
    try indexer.write("b.txt.new~", "三つ目の橋")
    try indexer.move("b.txt.new~", to: "b.txt")
    try Deadline().wait(for: "the new text") { try indexer.total("三つ目の橋") == 1 }
    #expect(try indexer.total("二つ目の橋") == 0)
    try indexer.move("a.txt", to: "c.txt")
    try indexer.remove("b.txt")
    try wait(for: ["a.txt"])
    #expect(program.isRunning)
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
    #expect(try indexer.sync().output.hasPrefix("nothing changed"))
  }

  @Test func `folders that appear are watched, and their files found however soon they come`() throws {
    let program = try watch()
    for number in 0..<20 { try indexer.write("new\(number)/deep/er/x.txt", "深い橋 \(number)") }
    try Deadline().wait(for: "the files of new folders") { try indexer.total("深い橋") == 20 }
    try indexer.write("new7/deep/er/y.txt", "遅い橋")
    try Deadline().wait(for: "a later file") { try indexer.total("遅い橋") == 1 }
    try indexer.move("new7", to: "newer")
    try Deadline().wait(for: "the move") { program.errors.contains("2 files renamed") }
    try indexer.write("newer/deep/er/z.txt", "動いた橋")
    try Deadline().wait(for: "a file in a moved folder") { try indexer.total("動いた橋") == 1 }
    program.send(signal: SIGINT)
    #expect(try program.status() == 0)
  }

  @Test func `a burst is taken whole`() throws {
    let program = try watch()
    for number in 0..<1500 { try indexer.write("\(number % 7)/\(number).txt", "橋の第\(number)号") }
    try Deadline(seconds: 120).wait(for: "the burst") { try indexer.total("橋の第") == 1500 }
    for number in 0..<1500 where number % 3 == 0 { try indexer.remove("\(number % 7)/\(number).txt") }
    try Deadline(seconds: 120).wait(for: "the removals") { try indexer.total("橋の第") == 1000 }
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
    #expect(try indexer.sync().output.hasPrefix("nothing changed"))
  }

  @Test func `others can write in between, and a lock is waited for`() throws {
    let program = try watch()
    let line = try indexer.folder.write("x.jsonl", "{\"id\":\"x\",\"body\":\"橋\"}\n")
    #expect(try indexer.run("add", line).status() == 0)
    let lock = open(indexer.folder.file("index/lock"), O_RDWR)
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    try indexer.write("b.txt", "二つ目の橋")
    try Deadline().wait(for: "the word") { program.errors.contains("waiting for another shirabe-index") }
    #expect(try indexer.ids() == ["a.txt", "x"])
    close(lock)
    try wait(for: ["a.txt", "b.txt", "x"])
    #expect(program.isRunning)
  }

  @Test func `trouble is named, and the watch goes on`() throws {
    let program = try watch("--max-article", "1k")
    try indexer.write("long.txt", String(repeating: "橋", count: 400))
    try Deadline().wait(for: "the refusal") { program.errors.contains("in/long.txt: longer than 1024 bytes") }
    try indexer.write("b.txt", "二つ目の橋")
    try wait(for: ["a.txt", "b.txt"])
    try indexer.write("long.txt", "短い橋")
    try wait(for: ["a.txt", "b.txt", "long.txt"])
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
  }

  @Test func `a folder that goes and comes back is watched again`() throws {
    let program = try watch()
    try FileManager.default.moveItem(atPath: indexer.folder.file("in"), toPath: indexer.folder.file("away"))
    try Deadline().wait(for: "the loss") { program.errors.contains("/in: No such file or directory") }
    #expect(try indexer.ids() == ["a.txt"])
    try FileManager.default.moveItem(atPath: indexer.folder.file("away"), toPath: indexer.folder.file("in"))
    try indexer.write("b.txt", "二つ目の橋")
    try wait(for: ["a.txt", "b.txt"])
    try indexer.write("c.txt", "三つ目の橋")
    try wait(for: ["a.txt", "b.txt", "c.txt"])
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
  }

  @Test func `strictness ends it`() throws {
    let program = try watch("--strict")
    try indexer.folder.write("in/bad.txt", [0x61, 0, 0x62])
    #expect(try program.status() == 1)
  }
}
