import Foundation
import ShirabeIndex
import ShirabeTestSupport
import Testing

/// An index that is watched, restored and written to by others, over and over.
@Suite(.serialized) struct WatchedRestoreTests {
  private static let fileCount = 300
  private static let rounds = 5

  /// Runs a command until no other process has the index.
  private func run(_ indexer: Indexer, _ command: String, _ arguments: [String]) throws -> Program {
    let deadline = Deadline(seconds: 60)
    while true {
      let program = try indexer.start(command, arguments)
      if try program.status() != 74 || deadline.remainingMilliseconds == 0 { return program }
    }
  }

  @Test func `one writes at a time, whatever is replaced`() throws {
    let indexer = try Indexer()
    for number in 0..<Self.fileCount { try indexer.write("\(number).txt", "初めの橋 \(number)") }
    #expect(try indexer.sync("--shards", "2").status() == 0)
    let backup = indexer.folder.file("backup.tar")
    #expect(try indexer.run("backup", backup).status() == 0)
    let watch = try indexer.start("watch", [indexer.folder.file("in")])
    try Deadline().wait(for: "the watch") { watch.errors.contains("watching ") || !watch.isRunning }
    var unsound: [String] = []
    for round in 0..<Self.rounds {
      // What the watch wants to write while the index is restored, and then writes while articles are removed.
      for number in 0..<Self.fileCount { try indexer.write("\(number).txt", "第\(round)版の橋 \(number)") }
      usleep(100_000)
      #expect(try run(indexer, "restore", ["--force", backup]).status() == 0)
      for step in 0..<3 {
        let ids = (0..<Self.fileCount).filter { $0 % 3 == step }.map { "\($0).txt" }
        let removal = try indexer.start("remove", ids)
        // What has gone already is named; what another is writing to is left alone.
        #expect([0, 1, 74].contains(try removal.status()), "\(removal.errors)")
      }
      let check = try run(indexer, "check", [])
      if try check.status() != 0 { unsound.append("round \(round): \(check.output)\(check.errors)") }
    }
    #expect(unsound.isEmpty, "\(unsound.count) of \(Self.rounds): \(unsound)")
    #expect(watch.isRunning, "\(watch.errors)")
    watch.send(signal: SIGTERM)
    #expect(try watch.status() == 0, "\(watch.errors)")
    #expect(try run(indexer, "sync", [indexer.folder.file("in")]).status() == 0)
    #expect(try run(indexer, "check", []).status() == 0)
  }
}
