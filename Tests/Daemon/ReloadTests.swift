import Foundation
import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The configuration, taken over while the daemon serves.
struct ReloadTests {
  private let quiet = "search:\n  threads: 1\nlog:\n  level: notice\n"

  @Test func hangUpChangesTheLogWhileAClientStaysConnected() throws {
    let daemon = try RunningDaemon(SampleArticles.special(), configuration: quiet)
    let client = try daemon.connect()
    #expect(try client.call("count", ["query": "灯台"]) == ["total": 1])
    #expect(!daemon.program.errors.contains("method=count"))
    try daemon.folder.write("shirabe.yaml", "search:\n  threads: 1\nlog:\n  level: debug\n")
    daemon.program.send(signal: SIGHUP)
    #expect(try daemon.log(with: "was read again").contains("changed=log.level"))
    #expect(try client.call("count", ["query": "灯台"]) == ["total": 1])
    let line = try daemon.log(with: "method=count")
    #expect(line.contains(" debug request ") && line.contains("outcome=ok") && line.contains("connection="))
  }

  @Test func aChangeOfTheFileIsNoticed() throws {
    let daemon = try RunningDaemon(configuration: quiet)
    let client = try daemon.connect()
    try daemon.folder.write("shirabe.yaml", "search:\n  threads: 1\nlog:\n  level: notice\n  slowMilliseconds: 7\n")
    #expect(try daemon.log(with: "was read again").contains("log.slowMilliseconds"))
    #expect(try client.call("ping") == [:])
  }

  @Test func whatNeedsARestartIsNamed() throws {
    let daemon = try RunningDaemon(configuration: quiet)
    try daemon.folder.write("shirabe.yaml", "search:\n  threads: 3\n  waiting: 5\nlog:\n  level: notice\n")
    daemon.program.send(signal: SIGHUP)
    let line = try daemon.log(with: "need a restart")
    #expect(line.contains("search.threads (1, not 3)") && line.contains("search.waiting (1024, not 5)"))
  }

  @Test func aWrongFileChangesNothing() throws {
    let daemon = try RunningDaemon(configuration: quiet)
    let client = try daemon.connect()
    let path = try daemon.folder.write("shirabe.yaml", "search:\n  threads: 1\nlog:\n  levl: debug\n")
    daemon.program.send(signal: SIGHUP)
    let line = try daemon.log(with: "stays as it was")
    #expect(line.contains("\(path):4: ") && line.contains("did you mean level?"))
    #expect(try client.call("ping") == [:])
    #expect(!daemon.program.errors.contains("method=ping"))
  }

  /// The signal may come at any moment, also before there is anything to reload.
  @Test func manyHangUpsEndNothing() throws {
    let daemon = try RunningDaemon(SampleArticles.special(), configuration: quiet)
    let client = try daemon.connect()
    for _ in 0..<50 {
      daemon.program.send(signal: SIGHUP)
      #expect(try client.call("count", ["query": "灯台"]) == ["total": 1])
    }
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
  }

  @Test func aWrongSettingKeepsTheDaemonFromStarting() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("shirabe.yaml", "search:\n  threads: 0\n  waiting: none\n")
    let program = try Program("shirabed", ["--config", path, "--index", "/nowhere"])
    #expect(try program.status() == 2)
    #expect(program.errors.hasPrefix("shirabed: \(path):3: search.waiting: \"none\" is not a whole number from 1 to"))
  }

  @Test func theFileNamesIndexAndSocketToDaemonAndIndexer() throws {
    let daemon = try RunningDaemon()
    let folder = daemon.folder
    try folder.write("run/empty", "")
    let path = try folder.write(
      "shirabe.yaml", "index: \(folder.file("second"))\nsocket: \(folder.file("run/socket"))\n")
    try folder.write("article.txt", "岬の灯台\n\n岬の灯台は百年前に建てられた。\n")
    #expect(chmod(folder.file("run"), 0o700) == 0)
    let indexer = try Program("shirabe-index", ["--config", path, folder.file("article.txt")])
    #expect(try indexer.status() == 0, "\(indexer.errors)")
    let program = try Program("shirabed", [], environment: ["SHIRABE_CONFIG": path])
    try RunningDaemon.wait(for: program, at: folder.file("run/socket"))
    #expect(try RawClient(folder.file("run/socket")).call("count", ["query": "灯台"]) == ["total": 1])
  }
}
