import Foundation
import GRDB
import ShirabeArticles
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite
@testable import ShirabeSQLiteCare

/// Tables that the newest SQLite wrote, by Python's `apsw`, which brings it; skipped where that is not installed
/// (`python3 -m pip install apsw`).
@Suite struct FTS5FormatTests {
  private static let writesByNewestSQLite: ConditionTrait = .enabled(
    if: (try? Program("/bin/sh", ["-c", "\(python) -c 'import apsw'"]).status()) == 0,
    "Python's apsw is not installed: python3 -m pip install apsw")

  /// Where `Config/test.sh` installs what tests need of Python, else the system's.
  private static let python: String = {
    let own = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../.build/python/bin/python3").standardizedFileURL.path
    return FileManager.default.isExecutableFile(atPath: own) ? own : "python3"
  }()

  /// Runs statements of the newest SQLite on a shard, whose full-text table has a tokenizer that parts at blanks there.
  private func write(_ statements: [String], to index: TemporaryIndex) throws {
    let script = """
      import apsw, json, sys
      connection = apsw.Connection(sys.argv[1])
      def part(words, flags, locale):
          position, tokens = 0, []
          for word in words.decode().split(' '):
              end = position + len(word.encode())
              if word: tokens.append((position, end, word))
              position = end + 1
          return tokens
      connection.register_fts5_tokenizer('shirabe', lambda connection, options: part)
      for statement in json.loads(sys.argv[2]):
          connection.execute(statement)
      connection.close()
      """
    let arguments = [
      "-c", script, index.path + "/shard-0.db", String(decoding: try JSONEncoder().encode(statements), as: UTF8.self),
    ]
    let program = try Program(
      "/usr/bin/env", [FTS5FormatTests.python] + arguments, environment: ["PATH": "/usr/bin:/bin"])
    try #require(try program.status() == 0, "\(program.errors)")
  }

  /// A hundred rows of words, of which every third is removed again, by a writer with other settings.
  private static func rows(settings: [String]) -> [String] {
    var statements = settings.map { "INSERT INTO posting (posting, rank) VALUES (\($0))" }
    func text(_ row: Int) -> String {
      "word\(row % 7) " + (0..<(row % 40)).map { "common w\($0)" }.joined(separator: " ")
    }
    for row in 1...100 {
      statements.append("INSERT INTO posting (rowid, title, body) VALUES (\(row), 'title\(row % 5)', '\(text(row))')")
    }
    for row in stride(from: 3, through: 100, by: 3) {
      statements.append(
        """
        INSERT INTO posting (posting, rowid, title, body)
          VALUES ('delete', \(row), 'title\(row % 5)', '\(text(row))')
        """)
    }
    return statements
  }

  @Test(
    writesByNewestSQLite,
    arguments: [[], ["'pgsz', 64"], ["'pgsz', 65536"], ["'automerge', 2", "'usermerge', 2"], ["'crisismerge', 2"]])
  func whatIsStillOfTheVersionIsReadRightly(settings: [String]) throws {
    let index = try TemporaryIndex([Article(id: "a", body: " ")])
    try write(FTS5FormatTests.rows(settings: settings), to: index)
    #expect(try PostingReaderTests.expectSame(index, lastRow: 100) > 1000)
  }

  @Test(writesByNewestSQLite) func anotherVersionIsRefusedAndMended() throws {
    let articles = try (0..<9).map { try Article(id: "a\($0)", body: "本文 word\($0)") }
    let index = try TemporaryIndex(articles)
    let searcher = try index.searcher()
    #expect(try searcher.ids("本文").count == 9)
    try write(FTS5FormatTests.rows(settings: ["'secure-delete', 1"]), to: index)
    for open in [{ _ = try searcher.ids("本文") }, { _ = try index.searcher().ids("本文") }] {
      let error = #expect(throws: (any Error).self) { try open() }
      #expect("\(String(describing: error))".contains("FTS5's version 5"), "\(String(describing: error))")
    }
    #expect(try IndexCheck.run(path: index.path).findings.map(\.remedy).contains(.repair))
    #expect(try IndexRepair.run(path: index.path).rebuiltShards == [0])
    #expect(try index.searcher().ids("本文").count == 9)
  }

  @Test func tablesOfAnotherFormAreRefused() throws {
    let index = try TemporaryIndex([Article(id: "a", body: "本文")])
    let queue = try DatabaseQueue(path: index.path + "/shard-0.db")
    try queue.inDatabase { database in
      for statement in [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'pgno', 'page_number') WHERE name = 'posting_idx'",
      ] { try database.execute(sql: statement) }
    }
    try queue.close()
    let error = #expect(throws: (any Error).self) { try index.searcher().ids("本文") }
    #expect("\(String(describing: error))".contains("repair"), "\(String(describing: error))")
  }
}
