import Foundation
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

/// What is wrong is found, named with its part, and told apart by what mends it.
@Suite struct CheckTests {
  /// Damage, the part that it is found in, and whether the articles suffice to mend it.
  private static let damages: [(sql: String, part: IndexFinding.Part, isRepairable: Bool)] = [
    ("DELETE FROM posting_data WHERE id > 10", .postings, true),
    ("UPDATE posting_data SET block = zeroblob(40) WHERE id > 10", .postings, true),
    ("DELETE FROM label_data WHERE id > 10", .labels, true),
    ("DELETE FROM tag", .columns, true),
    ("UPDATE sentence SET starts = x'07' WHERE row = 3", .columns, true),
    ("DELETE FROM sentence WHERE row = 3", .columns, true),
    ("UPDATE article SET body_tokens = body_tokens + 1 WHERE row = 2", .columns, true),
    ("UPDATE article SET published_order = 5 WHERE row = 2", .columns, true),
    ("UPDATE vocabulary SET articles = 9 WHERE term = '日本'", .vocabulary, true),
    ("DELETE FROM title_start", .vocabulary, true),
    ("UPDATE state SET articles = articles + 1", .state, true),
    ("UPDATE state SET last_row = 2", .state, true),
    ("DROP INDEX article_language", .file, true),
    ("UPDATE article SET url = 'http://else.example' WHERE row = 2", .articles, false),
    ("UPDATE article SET title = upper(title) || ' X' WHERE row = 2", .articles, false),
    ("UPDATE article SET metadata = '{}' WHERE row = 4", .articles, false),
    ("UPDATE body SET body = x'28B52FFD' WHERE row = 5", .articles, false),
    ("DELETE FROM body WHERE row = 5", .articles, false),
    ("DELETE FROM article WHERE row = 5", .articles, false),
    ("DELETE FROM checksum WHERE row = 5", .articles, false),
    ("UPDATE meta SET value = '1' WHERE name = 'shard'", .identity, false),
  ]

  @Test(arguments: damages.indices) func findsDamage(_ number: Int) throws {
    let damage = CheckTests.damages[number]
    let (index, articles) = try CheckTests.index()
    try DamagedIndex(index.path).execute(damage.sql)
    let check = try IndexCheck.run(path: index.path)
    #expect(check.findings.map(\.part).contains(damage.part), "\(check.findings)")
    #expect(check.findings.contains { $0.remedy == .restore } != damage.isRepairable, "\(check.findings)")

    let expected = try { () in
      let sound = try TemporaryIndex(articles)
      return Answers(path: sound.path, articles)
    }()
    let repair = try IndexRepair.run(path: index.path)
    #expect(repair.isRefused != damage.isRepairable)
    guard damage.isRepairable else {
      // Nothing was touched.
      #expect(try IndexCheck.run(path: index.path) == check)
      return
    }
    #expect(repair.rebuiltShards == [0])
    #expect(try IndexCheck.run(path: index.path).findings.isEmpty)
    #expect(Answers(path: index.path, articles).sameHits(as: expected, articles))
    #expect(try index.add(articles).unchanged == articles.count)
  }

  @Test(arguments: ["posting_data", "posting_idx", "vocabulary", "sentence", "tag", "title_start", "state"])
  func overwrittenPagesAreMended(_ table: String) throws {
    let (index, articles) = try CheckTests.index()
    let expected = Answers(path: index.path, articles)
    let searcher = try index.searcher()
    try DamagedIndex(index.path).overwriteRoot(of: table)
    #expect(try !IndexCheck.run(path: index.path).findings.isEmpty)
    #expect(try IndexRepair.run(path: index.path).rebuiltShards == [0])
    #expect(Answers(path: index.path, articles).sameHits(as: expected, articles))
    // Who had the old file open still reads that one.
    _ = Answers(searcher, articles)
  }

  @Test func aFinePageOfArticlesIsReadBesideADamagedOne() throws {
    var random = SplitMix64(seed: 9)
    let articles = try random.labelledArticles(400)
    let index = try TemporaryIndex(articles)
    let check = try damageArticles(index)
    #expect(check.unreadableArticles > 0)
    #expect(check.articles > 0)
    #expect(check.articles + check.unreadableArticles == articles.count)
    #expect(try IndexRepair.run(path: index.path).isRefused)

    let folder = try TemporaryFolder()
    let file = folder.file("saved.jsonl")
    let program = try Program("shirabe-index", ["repair", "--index", index.path, "--salvage", file])
    #expect(try program.status() == 1)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == check.articles)
    let given = Set(articles.map { $0.json.description })
    #expect(lines.allSatisfy { given.contains(String($0)) })
    // What is there is not overwritten.
    #expect(try Program("shirabe-index", ["repair", "--index", index.path, "--salvage", file]).status() == 74)
  }

  @Test func theCommandSaysWhatToDo() throws {
    let (index, articles) = try CheckTests.index()
    let sound = try Program("shirabe-index", ["check", "--index", index.path])
    #expect(try sound.status() == 0)
    #expect(sound.output == "sound: \(articles.count) articles in 1 shard\n")

    try DamagedIndex(index.path).execute("UPDATE state SET bytes = 1")
    let damaged = try Program("shirabe-index", ["check", "--index", index.path, "--json"])
    #expect(try damaged.status() == 1)
    let report = try JSON(parsing: damaged.output)
    #expect(report["findings"]?.array?.first?["remedy"]?.string == "repair")
    #expect(report["findings"]?.array?.first?["part"]?.string == "state")
    let repair = try Program("shirabe-index", ["repair", "--index", index.path])
    #expect(try repair.status() == 0)
    #expect(repair.output.contains("repaired: shard 0"))

    let writer = try IndexWriter(path: index.path)
    let locked = try Program("shirabe-index", ["check", "--index", index.path])
    #expect(try locked.status() == 74)
    #expect(locked.errors.contains("another shirabe-index is writing"))
    _ = try writer.finish()
    #expect(try Program("shirabe-index", ["check", "--index", index.path + "-none"]).status() == 74)
  }

  @Test func shardsThatAreMissingOrForeignAreFound() throws {
    var random = SplitMix64(seed: 10)
    let articles = try random.labelledArticles(40)
    let one = try TemporaryIndex(articles, shards: 3)
    let other = try TemporaryIndex(articles, shards: 3)
    #expect(try IndexCheck.run(path: one.path).findings.isEmpty)
    let manager = FileManager.default
    try manager.removeItem(atPath: one.path + "/shard-2.db")
    #expect(try IndexCheck.run(path: one.path).findings.map(\.shard) == [2])
    try manager.copyItem(atPath: other.path + "/shard-2.db", toPath: one.path + "/shard-2.db")
    #expect(try IndexCheck.run(path: one.path).findings.map(\.part) == [.identity])
    try manager.removeItem(atPath: one.path + "/shard-2.db")
    try manager.copyItem(atPath: one.path + "/shard-1.db", toPath: one.path + "/shard-2.db")
    #expect(try IndexCheck.run(path: one.path).findings.contains { $0.shard == 2 && $0.part == .identity })
  }

  /// An index of articles that have everything an article may have.
  private static func index() throws -> (TemporaryIndex, [Article]) {
    var random = SplitMix64(seed: 8)
    var articles = try random.labelledArticles(30)
    articles = try articles.enumerated().map { number, article in
      try Article(
        id: article.id, title: "Néstor 日本 \(number)", body: article.body + "日本", author: "Ana Gómez",
        source: article.source,
        url: "https://news.example/\(number)", language: "ja", published: article.published, tags: ["政治"],
        metadata: JSON.Object([JSON.Object.Member(name: "section", value: "a")]))
    }
    return (try TemporaryIndex(articles), articles)
  }

  /// Overwrites pages of articles until some cannot be read.
  private func damageArticles(_ index: TemporaryIndex) throws -> IndexCheck {
    let path = index.path + "/shard-0.db"
    var bytes = try Data(contentsOf: URL(filePath: path))
    // A leaf of a table's tree that has the id in it (SQLite, "Database File Format", 1.6: 13).
    for start in stride(from: 8192, to: bytes.count, by: 8192)
    where bytes[start] == 13 && bytes[start..<start + 8192].range(of: Data("a200".utf8)) != nil {
      bytes.replaceSubrange(start..<start + 64, with: Data(repeating: 0xFF, count: 64))
    }
    try bytes.write(to: URL(filePath: path))
    return try IndexCheck.run(path: index.path)
  }
}
