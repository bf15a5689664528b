import Foundation
import ShirabeSQLite
import ShirabeTestSupport
import Synchronization
import Testing

/// An index that is watched, restored and written to by others, over and over.
@Suite(.serialized) struct WatchedRestoreTests {
  private static let fileCount = 100
  private static let rounds = 6

  /// Writes files again and again, so that a watch always has something to write, or waits for the lock with it.
  private final class Changes: Sendable {
    private let isEnding = Mutex(false)
    private let hasEnded = Mutex(false)

    init(_ indexer: Indexer) {
      Thread { [self] in
        for round in 0... {
          if isEnding.withLock({ $0 }) { break }
          for number in 0..<WatchedRestoreTests.fileCount {
            try? indexer.write("\(number).txt", "第\(round)版の橋 \(number)")
          }
          usleep(150_000)
        }
        hasEnded.withLock { $0 = true }
      }.start()
    }

    func end() throws {
      isEnding.withLock { $0 = true }
      try Deadline().wait(for: "the last change") { hasEnded.withLock { $0 } }
    }
  }

  /// Runs a command until no other process has the index.
  private func run(_ indexer: Indexer, _ command: String, _ arguments: [String]) throws -> Program {
    let deadline = Deadline(seconds: 60)
    while true {
      let program = try indexer.start(command, arguments)
      if try program.status() != 74 || deadline.remainingMilliseconds == 0 { return program }
    }
  }

  /// Removes articles of an index that is held for some time before.
  private func removeSlowly(_ indexer: Indexer) throws -> Program {
    let ids = (0..<Self.fileCount).filter { $0 % 2 == 0 }.map { "\($0).txt" }.joined(separator: " ")
    return try Program(
      "/bin/sh",
      [
        "-c", "(/bin/sleep 0.7; for id in $1; do echo $id; done) | \"$2\" remove --index \"$3\" -", "sh", ids,
        try Program.path(of: "shirabe-index"), indexer.folder.file("index"),
      ])
  }

  @Test func `one writes at a time, whatever is replaced`() throws {
    let indexer = try Indexer()
    for number in 0..<Self.fileCount { try indexer.write("\(number).txt", "初めの橋 \(number)") }
    #expect(try indexer.sync("--shards", "2").status() == 0)
    let backup = indexer.folder.file("backup.tar")
    #expect(try indexer.run("backup", backup).status() == 0)
    let watch = try indexer.start("watch", [indexer.folder.file("in")])
    try Deadline().wait(for: "the watch") { watch.errors.contains("watching ") || !watch.isRunning }
    let changes = Changes(indexer)
    var wrong: [String] = []
    for round in 0..<Self.rounds {
      #expect(try run(indexer, "restore", ["--force", backup]).status() == 0)
      // The watch may be quicker, and then has the index; an article that is not there is named.
      let removal = try removeSlowly(indexer)
      if ![0, 1, 74].contains(try removal.status()) { wrong.append("round \(round): \(removal.errors.prefix(300))") }
      let check = try run(indexer, "check", [])
      if try check.status() != 0 { wrong.append("round \(round): \(check.output)\(check.errors.prefix(300))") }
    }
    #expect(wrong.isEmpty, "\(wrong.count) in \(Self.rounds) rounds: \(wrong)")
    try changes.end()
    #expect(watch.isRunning, "\(watch.errors)")
    watch.send(signal: SIGTERM)
    #expect(try watch.status() == 0, "\(watch.errors)")
    #expect(try run(indexer, "sync", [indexer.folder.file("in")]).status() == 0)
    #expect(try run(indexer, "check", []).status() == 0)
    #expect(try indexer.ids().count == Self.fileCount)
  }
}
