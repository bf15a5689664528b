import Foundation
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Synchronization
import Testing

/// A daemon whose index is repaired, restored, removed and made again while clients search.
struct ReplacedIndexTests {
  /// What a search may find: all of one index, and nothing of another.
  private enum Edition: String, CaseIterable {
    case first, second, third

    var count: Int {
      switch self {
      case .first: 30
      case .second: 17
      case .third: 45
      }
    }

    /// Dates go up in one and down in another, so that what is in memory of the one gives another order for the other.
    var articles: [Article] {
      get throws {
        try (0..<count).map { number in
          let day = self == .second ? 59 - number : number + 10
          return try Article(
            id: "\(rawValue)-\(number)", title: "灯台の記録",
            body: "灯台 \(rawValue) \(String(repeating: "港 ", count: number))",
            published: PublishedDate(
              "2025-\(day / 28 + 1 < 10 ? "0" : "")\(day / 28 + 1)-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1)"))
        }
      }
    }

    var newest: [String] {
      (0..<count).map { "\(rawValue)-\(self == .second ? $0 : count - 1 - $0)" }
    }
  }

  /// Asks on and on, on several connections, until it is told to end.
  private final class Stream: Sendable {
    private struct State {
      var isEnding = false
      var running = 0
      var answers: [String: Int] = [:]
      var wrong: [String] = []
    }

    private let state = Mutex(State())

    init(_ daemon: RunningDaemon, connections: Int) {
      state.withLock { $0.running = connections }
      for _ in 0..<connections {
        Thread { [self] in
          do { try ask(daemon) } catch { state.withLock { $0.wrong.append("\(error)") } }
          state.withLock { $0.running -= 1 }
        }.start()
      }
    }

    /// How often there was an answer of each edition, or the error; and what was neither.
    func end() throws -> (answers: [String: Int], wrong: [String]) {
      state.withLock { $0.isEnding = true }
      try Deadline().wait(for: "the last answers") { state.withLock { $0.running == 0 } }
      return state.withLock { ($0.answers, $0.wrong) }
    }

    /// Waits until there was another answer of this kind, on every connection if need be.
    func wait(for answer: String, times: Int = 20) throws {
      let start = state.withLock { $0.answers[answer] ?? 0 }
      try Deadline().wait(for: "answers of \(answer)") {
        if let wrong = state.withLock({ $0.wrong.first }) { throw TestFailure("an answer of no index: \(wrong)") }
        return state.withLock { ($0.answers[answer] ?? 0) >= start + times }
      }
    }

    private func ask(_ daemon: RunningDaemon) throws {
      let client = try daemon.connect()
      while !state.withLock({ $0.isEnding }) {
        let reply = try client.reply(
          to: "search", ["query": "灯台", "sort": "newest", "limit": 100, "fields": ["id", "title"]])
        let answer = Stream.name(of: reply)
        state.withLock { state in
          if let answer { state.answers[answer, default: 0] += 1 } else { state.wrong.append("\(reply)") }
        }
      }
    }

    private static func name(of reply: JSON) -> String? {
      if let error = reply["error"] { return error["code"] == -32006 ? "error" : nil }
      let ids = reply["result"]?["hits"]?.array?.compactMap { $0["id"]?.string }
      return Edition.allCases.first { $0.newest == ids && reply["result"]?["total"] == JSON($0.count) }?.rawValue
    }
  }

  private static let spoilVocabulary = """
    import sqlite3, sys
    database = sqlite3.connect(sys.argv[1] + "/shard-1.db")
    database.execute("UPDATE vocabulary SET articles = articles + 1")
    database.commit()
    """

  @Test func everyAnswerIsOfOneIndexWhateverBecomesOfIt() throws {
    let daemon = try RunningDaemon(
      Edition.first.articles, shards: 2, configuration: "search:\n  threads: 3\n")
    let backup = try ReplacedIndexTests.backup(.second, shards: 2, daemon.folder)
    let stream = Stream(daemon, connections: 4)
    let client = try daemon.connect()
    func indexId() throws -> String { try #require(try client.call("status")["indexId"]?.string) }
    try stream.wait(for: "first")
    let first = try indexId()

    try run("/usr/bin/python3", ["-c", ReplacedIndexTests.spoilVocabulary, daemon.index])
    try run("shirabe-index", ["repair", "--index", daemon.index])
    try stream.wait(for: "first")
    #expect(try indexId() == first)
    try hasLetGo(daemon)

    try run("shirabe-index", ["restore", "--force", "--index", daemon.index, backup])
    try stream.wait(for: "second")
    let second = try indexId()
    #expect(second != first)
    try hasLetGo(daemon)

    try FileManager.default.removeItem(atPath: daemon.index)
    try stream.wait(for: "error")
    let reply = try client.reply(to: "count", ["query": "灯台"])
    #expect(reply["error"]?["message"]?.string?.contains("the index was removed") == true, "\(reply)")
    let status = try client.call("status")
    #expect(status["indexId"] == .string(second) && status["ready"] == false && status["shards"] == [])
    #expect(status["problem"]?.string?.contains("the index was removed") == true, "\(status)")
    #expect(
      try PrometheusChecker.families(#require(try client.call("metrics")["text"]?.string))["shirabe_ready"]?[""] == 0)
    try hasLetGo(daemon)

    // The new one has another number of shards. It is made elsewhere, or searches would see it grow.
    let third = daemon.folder.file("third")
    try ReplacedIndexTests.make(.third, shards: 3, at: third)
    try FileManager.default.moveItem(atPath: third, toPath: daemon.index)
    try stream.wait(for: "third")
    #expect(try indexId() != second)
    #expect(try client.call("status")["ready"] == true)
    try daemon.write([Article(id: "more", body: "気象観測")])
    #expect(try client.call("count", ["query": "気象観測"])["total"] == 1)
    try daemon.write(removing: ["more"])

    let (answers, wrong) = try stream.end()
    #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    #expect(Set(answers.keys) == ["first", "second", "third", "error"])
    // It is said once that it is gone, and not for every search.
    let log = daemon.program.errors.split(separator: "\n")
    #expect(log.count { $0.contains("the index was removed") } == 1, "\(log)")
    #expect(log.count { $0.contains("opened anew") } >= 3, "\(log)")
  }

  /// Idle threads hold nothing of what is gone, though nobody asks.
  @Test func anIdleDaemonLetsGo() throws {
    let daemon = try RunningDaemon(Edition.first.articles, shards: 2)
    let backup = try ReplacedIndexTests.backup(.second, shards: 2, daemon.folder)
    try run("shirabe-index", ["restore", "--force", "--index", daemon.index, backup])
    try hasLetGo(daemon)
    #expect(try daemon.connect().call("count", ["query": "灯台"])["total"] == 17)
  }

  /// A file that is copied over an open one is no way to replace an index, and who searches meanwhile may get anything; but
  /// when it is done the daemon answers from the new one.
  @Test func aFileCopiedOverTheOpenOneIsNoticed() throws {
    let daemon = try RunningDaemon(Edition.first.articles)
    let other = daemon.folder.file("other")
    try ReplacedIndexTests.make(.second, shards: 1, at: other)
    let client = try daemon.connect()
    #expect(try client.call("count", ["query": "灯台"])["total"] == JSON(Edition.first.count))
    try run("/bin/cp", [other + "/shard-0.db", daemon.index + "/shard-0.db"])
    let reply = try client.call("search", ["query": "灯台", "sort": "newest", "limit": 100, "fields": ["id"]])
    #expect(reply["hits"]?.array?.compactMap { $0["id"]?.string } == Edition.second.newest)
  }

  private func run(_ name: String, _ arguments: [String]) throws {
    let program = try Program(name, arguments)
    #expect(try program.status() == 0, "\(program.errors)")
  }

  /// Waits until the daemon has no file open that is gone.
  private func hasLetGo(_ daemon: RunningDaemon) throws {
    let folder = "/proc/\(daemon.program.identifier)/fd"
    try Deadline().wait(for: "the end of old files") {
      try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { name in
        let target = (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + name)) ?? ""
        return !target.hasSuffix("(deleted)") || !target.contains("shard-")
      }
    }
  }

  private static func make(_ edition: Edition, shards: Int, at path: String) throws {
    let input = try TemporaryFolder()
    let lines = try edition.articles.map { $0.json.description + "\n" }.joined()
    let program = try Program(
      "shirabe-index", ["--index", path, "--shards", "\(shards)", try input.write("articles.jsonl", lines)])
    guard try program.status() == 0 else { throw TestFailure(program.errors) }
  }

  private static func backup(_ edition: Edition, shards: Int, _ folder: TemporaryFolder) throws -> String {
    let (path, file) = (folder.file("to-save"), folder.file("backup.tar"))
    try make(edition, shards: shards, at: path)
    _ = try IndexBackup.run(path: path, to: file)
    return file
  }
}
