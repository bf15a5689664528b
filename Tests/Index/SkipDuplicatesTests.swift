import Foundation
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// `shirabe-index add` over files of which some have the same body.
@Suite struct SkipDuplicatesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/a.txt", "橋の話。\n\n新しい橋が開いた。")
    try folder.write("in/b.txt", "橋の話。\n\n新しい橋が開いた！")
    try folder.write("in/c.txt", "橋の話。\n\n古い橋は閉じた。")
    try folder.write("in/d.txt", "橋の話。\n\n新しい橋が、開いた。")
  }

  private func add(_ arguments: String...) throws -> Program {
    let program = try Program("shirabe-index", ["--index", folder.file("index")] + arguments + [folder.file("in")])
    try program.status()
    return program
  }

  private func ids() throws -> [String] {
    let searcher = try IndexSearcherSource(path: folder.file("index")).openSearcher()
    return try searcher.search(SearchRequest(query: "橋", sort: .id, parts: [])).hits.map(\.id)
  }

  @Test func `they are named, and are in`() throws {
    let program = try add()
    #expect(try program.status() == 0)
    #expect(
      program.errors == """
        shirabe-index: b.txt has the same body as a.txt
        shirabe-index: d.txt has the same body as a.txt\n
        """)
    #expect(program.output.hasPrefix("4 added, 0 replaced, 0 unchanged, 2 with the body of another; "))
    #expect(try ids() == ["a.txt", "b.txt", "c.txt", "d.txt"])
    // What is there unchanged has been said.
    let again = try add()
    #expect(again.errors == "" && again.output.hasPrefix("nothing changed: 4 unchanged; "))
  }

  @Test(arguments: ["1", "3"])
  func `they are left out where that is said`(shards: String) throws {
    for round in 0..<2 {
      let program = try add("--skip-duplicates", "--shards", shards)
      #expect(try program.status() == 0)
      #expect(
        Set(program.errors.split(separator: "\n")) == [
          "shirabe-index: b.txt has the same body as a.txt; it is left out",
          "shirabe-index: d.txt has the same body as a.txt; it is left out",
        ])
      let start = round == 0 ? "2 added, 0 replaced, 0 unchanged" : "nothing changed: 2 unchanged"
      #expect(program.output.hasPrefix("\(start), 2 left out with the body of another; "))
      #expect(try ids() == ["a.txt", "c.txt"])
    }
  }

  @Test func `the summary for scripts has them`() throws {
    let program = try add("--skip-duplicates", "--format", "json")
    let summary = try JSON(parsing: program.output.utf8.dropLast())
    #expect(summary["added"] == 2 && summary["duplicates"] == 2 && summary["leftOut"] == 2)
    #expect(
      summary["duplicateArticles"] == [
        ["id": "b.txt", "original": "a.txt", "leftOut": true], ["id": "d.txt", "original": "a.txt", "leftOut": true],
      ])
  }
}
