import Foundation
import ShirabeTestSupport
import Testing

/// A load of a large file that is interrupted goes on where it was.
@Suite struct ResumeTests {
  private static let lineCount = 20_000
  private let indexer: Indexer
  private let input: String

  init() throws {
    indexer = try Indexer()
    input = indexer.folder.file("big.jsonl")
  }

  /// Articles, a bad line near the end, and one id of the beginning once more behind it.
  private static let text: String = {
    var lines = (1...lineCount).map { "{\"id\":\"a\($0)\",\"body\":\"第\($0)号の橋が開いた。\"}" }
    lines[lineCount - 10] = "no"
    lines[lineCount - 5] = "{\"id\":\"a3\",\"body\":\"二度目の三\"}"
    return lines.joined(separator: "\n") + "\n"
  }()

  private let arguments = ["--shards", "2", "--batch-bytes", "20000"]

  /// Interrupts a load when some of it is in.
  private func interrupt(_ signal: Int32, _ path: String) throws -> Program {
    let program = try indexer.start("add", arguments + [path])
    try waitForMarks(program)
    program.send(signal: signal)
    try program.status()
    return program
  }

  /// Waits until some marks are kept. Looking at the file of what is known of inputs is quick, unlike asking the index.
  private func waitForMarks(_ program: Program) throws {
    var sizes: Set<Int64> = []
    try Deadline().wait(for: "some marks") {
      var status = stat()
      if stat(indexer.folder.file("index/inputs.db-wal"), &status) == 0 { sizes.insert(Int64(status.st_size)) }
      // No more than four transactions make the tables; each mark is one more.
      return sizes.count > 6 || !program.isRunning
    }
  }

  private func check(_ again: Program) throws {
    #expect(try again.status() == 1)
    #expect(again.errors.contains("big.jsonl:\(Self.lineCount - 9): not JSON"))
    #expect(
      again.errors.contains(
        "the id \"a3\" came before in this run, at \(again.errors.contains(".gz") ? input + ".gz" : input):3"))
    #expect(try indexer.ids().count == Self.lineCount - 2)
    #expect(try indexer.total("二度目の三") == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal commits what is done, and the next load goes on`(signal: Int32) throws {
    try indexer.folder.write("big.jsonl", Self.text)
    let program = try interrupt(signal, input)
    #expect(try program.status() == 128 + signal)
    #expect(program.errors.contains("interrupted: "))
    #expect(program.errors.contains(" in; run the same command again to go on"))
    let before = try indexer.ids().count
    #expect(before > 0 && before < Self.lineCount - 2)
    let again = try indexer.run("add", "--batch-bytes", "20000", input)
    #expect(again.errors.contains("big.jsonl: resuming at line \(before + 1), "))
    #expect(again.output.hasPrefix("\(Self.lineCount - 2 - before) added, 0 replaced, 0 unchanged, 2 refused"))
    try check(again)
    // It is loaded now, so that there is nothing to go on with.
    #expect(!(try indexer.run("add", input).errors.contains("resuming")))
  }

  @Test func `a killed load goes on at its last mark`() throws {
    try indexer.folder.write("big.jsonl", Self.text)
    #expect(try interrupt(SIGKILL, input).status() == -SIGKILL)
    let again = try indexer.run("add", "--batch-bytes", "20000", input)
    #expect(again.errors.contains("resuming at line "))
    try check(again)
  }

  @Test func `another file, another way to read it, or a wish begins at the beginning`() throws {
    try indexer.folder.write("big.jsonl", Self.text)
    _ = try interrupt(SIGINT, input)
    #expect(!(try interruptedAgain("--encoding", "UTF-8").contains("resuming")))
    _ = try interrupt(SIGINT, input)
    #expect(!(try interruptedAgain("--from-start").contains("resuming")))
    _ = try interrupt(SIGINT, input)
    try indexer.folder.write("big.jsonl", Self.text + "{\"id\":\"last\",\"body\":\"橋\"}\n")
    #expect(!(try interruptedAgain().contains("resuming")))
  }

  private func interruptedAgain(_ options: String...) throws -> String {
    let program = try indexer.start("add", options + [input])
    try program.status()
    try FileManager.default.removeItem(atPath: indexer.folder.file("index"))
    return program.errors
  }

  @Test func `compressed input goes on too`() throws {
    try indexer.folder.write("big.jsonl", Self.text)
    let packing = try Program("/usr/bin/gzip", ["-k", input])
    #expect(try packing.status() == 0)
    let program = try interrupt(SIGINT, input + ".gz")
    #expect(try program.status() == 130)
    let before = try indexer.ids().count
    let again = try indexer.run("add", "--batch-bytes", "20000", input + ".gz")
    #expect(again.errors.contains("big.jsonl.gz: resuming at line \(before + 1), "))
    #expect(try indexer.ids().count == Self.lineCount - 2)
    #expect(again.errors.contains("big.jsonl.gz:\(Self.lineCount - 9): not JSON"))
  }

  @Test func `an interrupted sync commits and is completed by the next`() throws {
    try indexer.write("big.jsonl", Self.text)
    let program = try indexer.start("sync", arguments + [indexer.folder.file("in")])
    try Deadline().wait(for: "some articles") {
      (try? indexer.ids().isEmpty) == false || !program.isRunning
    }
    program.send(signal: SIGINT)
    #expect(try [1, 130].contains(program.status()))
    #expect(try indexer.sync().status() == 1)
    #expect(try indexer.ids().count == Self.lineCount - 2)
  }
}
