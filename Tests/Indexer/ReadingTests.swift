import Foundation
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// `list`, `export`, `stats` and `remove -`.
@Suite struct ReadingTests {
  private static let lines = [
    """
    {"id":"b","title":"二","body":"橋\\u0000の下\\n二行目","author":"著者","source":"調べ新報","url":"https://example.org/b",\
    "language":"ja-JP","published":"2025-09","tags":["政治","橋"],"section":{"z":1,"a":[1.50,null,true]},"note":"é e\u{301}"}
    """,
    "{\"id\":\"a\",\"body\":\"一つ目の橋\",\"tags\":[],\"language\":\"ja\"}",
    "{\"id\":\"c\",\"title\":\"\",\"body\":\"\",\"source\":\"調べ新報\"}",
    "{\"id\":\"e\u{301}\",\"body\":\"三つ目の橋\",\"language\":\"ja\"}", "{\"id\":\"é\",\"body\":\"四つ目の橋\"}",
  ]
  private let indexer: Indexer

  init() throws {
    indexer = try Indexer()
    let many = (0..<500).map { "{\"id\":\"n\($0)\",\"body\":\"第\($0)号の橋と\(String(repeating: "港", count: $0 % 9))\"}" }
    let input = try indexer.folder.write("in.jsonl", (Self.lines + many).joined(separator: "\n"))
    try indexer.run("add", "--shards", "3", input)
  }

  @Test func `an export indexes back to an equal index`() throws {
    let file = indexer.folder.file("out.jsonl")
    #expect(try indexer.run("export", "--output", file).status() == 0)
    let printed = try indexer.run("export").output
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == Data(printed.utf8))
    let lines = printed.split(separator: "\n")
    #expect(lines.count == 505)
    let ids = try lines.map { try Article(JSON(parsing: String($0))).id }
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for line in Self.lines {
      let article = try Article(JSON(parsing: line))
      #expect(lines.contains { $0.utf8.elementsEqual(article.json.description.utf8) }, "\(line)")
    }
    #expect(try indexer.run("add", file, index: "again").status() == 0)
    #expect(try indexer.run("export", index: "again").output.utf8.elementsEqual(printed.utf8))
    let (one, other) = try (
      IndexSearcherSource(path: indexer.folder.file("index")).openSearcher(),
      IndexSearcherSource(path: indexer.folder.file("again")).openSearcher()
    )
    for query in ["橋", "港港", "第3", "二行目", "tag:橋", "language:ja", "source:調べ新報", "橋 -港"] {
      let request = try SearchRequest(query: query, limit: 1000, parts: [])
      let (hits, others) = try (one.search(request).hits, other.search(request).hits)
      #expect(hits.map(\.score) == others.map(\.score) && Set(hits.map(\.id)) == Set(others.map(\.id)), "\(query)")
      #expect(!hits.isEmpty, "\(query)")
    }
  }

  @Test func `a list has ids in byte order, or what articles are without their bodies`() throws {
    let ids = try indexer.run("list").output.split(separator: "\n")
    #expect(ids.count == 505)
    #expect(ids.prefix(4) == ["a", "b", "c", "e\u{301}"])
    let json = try indexer.run("list", "--format", "json", "--source", "調べ新報").output
    #expect(
      json == """
        {"id":"b","title":"二","author":"著者","source":"調べ新報","url":"https://example.org/b","language":"ja-JP",\
        "published":"2025-09","tags":["政治","橋"]}
        {"id":"c","title":"","source":"調べ新報"}\n
        """)
  }

  @Test func `stats tell what there is`() throws {
    let json = try JSON(parsing: indexer.run("stats", "--format", "json").output.utf8.dropLast()).object
    #expect(json?["articles"] == 505)
    #expect(json?["shards"]?.array?.count == 3)
    #expect(json?["sources"] == [["value": "調べ新報", "articles": 2]])
    #expect(json?["languages"] == [["value": "ja", "articles": 2], ["value": "ja-JP", "articles": 1]])
    let text = try indexer.run("stats").output
    #expect(text.contains("articles    505\n"))
    #expect(text.contains("languages   ja 2, ja-JP 1"))
  }

  @Test func `they read while another writes, and say where there is no index`() throws {
    let lock = open(indexer.folder.file("index/lock"), O_RDWR)
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    defer { close(lock) }
    for command in ["list", "export", "stats"] {
      #expect(try indexer.run(command).status() == 0)
      let missing = try indexer.run(command, index: "nowhere")
      #expect(try missing.status() == 74)
      #expect(missing.errors.contains("there is no index here"))
    }
  }

  @Test func `an export that cannot be written leaves nothing`() throws {
    let program = try indexer.run("export", "--output", indexer.folder.file("no/where.jsonl"))
    #expect(try program.status() == 74)
    #expect(program.errors.contains("no/where.jsonl: cannot be written: No such file or directory"))
  }

  @Test func `ids to remove come from arguments and from standard input`() throws {
    let program = try Program(
      "shirabe-index", ["remove", "--index", indexer.folder.file("index"), "a", "-"], input: "b\n\nn1\nnobody\n")
    #expect(try program.status() == 1)
    #expect(program.output == "3 removed\n")
    #expect(program.errors.contains("no article has the id \"nobody\""))
    #expect(try indexer.ids().prefix(2) == ["c", "e\u{301}"])
  }
}
