import GRDB
import ShirabeArticles
import ShirabeTestSupport
import ShirabeText
import Testing

@testable import ShirabeSQLite

@Suite struct VocabularyTests {
  @Test(arguments: [
    ("Néstor’s F-35 cat, Cat", ["cat", "f", "nestor", "s"]),
    ("日本国憲法の公布は1946年", ["日本国憲法", "公布"]),
    ("ドナルド・トランプとﾄﾗﾝﾌﾟ", ["トランプ", "ドナルドトランプ"]),
    ("한국은행 금리", ["금리", "한국은행"]),
    ("漢字カナ交じり、日。本", ["カナ", "漢字"]),
    ("これはひらがな", []),
    ("Москва Ελλάδα ภาษา", ["ελλαδα", "москва", "ภาษา"]),
    (String(repeating: "長", count: 21), [String(repeating: "長", count: 21)]),
    (String(repeating: "長", count: 25), []),
    (String(repeating: "a", count: 64), [String(repeating: "a", count: 64)]),
    (String(repeating: "a", count: 65), []),
  ])
  func consistsOf(_ text: String, _ terms: [String]) throws {
    #expect(try counts(TemporaryIndex([Article(id: "a", body: text)])).keys.sorted() == terms.sorted())
    #expect(try counts(TemporaryIndex([Article(id: "a", title: text, body: "")])).keys.sorted() == terms.sorted())
  }

  /// Every word and run counts the articles it stands in, whatever is added, replaced and removed.
  @Test(arguments: [(UInt64(1), 1), (2, 3), (3, 1)])
  func countsArticles(_ seed: UInt64, _ shards: Int) throws {
    var random = SplitMix64(seed: seed)
    let index = try TemporaryIndex()
    var articles: [String: Article] = [:]
    for _ in 0..<5 {
      let batch = try random.articles(30).filter { _ in Bool.random(using: &random) }
      guard !batch.isEmpty else { continue }
      try index.add(batch, shards: shards, batchByteCount: 3_000)
      for article in batch { articles[article.id] = article }
      try index.remove(
        articles.keys.sorted().filter { _ in Int.random(in: 0..<4, using: &random) == 0 }.map {
          articles[$0] = nil
          return $0
        })
      #expect(try counts(index) == expected(articles.values))
    }
    try index.check()
    #expect(try counts(index).count > 20)
    try index.remove(articles.keys.sorted())
    #expect(try counts(index).isEmpty)
    #expect(try rows(index, "title_start").isEmpty)
    #expect(try rows(index, "title").isEmpty)
    try index.check()
  }

  /// What stands after U+0000 counts like the rest.
  @Test func nothingEndsAtNull() throws {
    let index = try TemporaryIndex([Article(id: "a", title: "題名\0続報", body: "本文\0終章")])
    #expect(try counts(index).keys.sorted() == ["本文", "終章", "続報", "題名"])
    #expect(try index.searcher().suggest(prefix: "題", limit: 5).map(\.text) == ["題名\0続報"])
    try index.check()
  }

  /// A transaction may hold more terms than are gathered at a time, and one article more than that.
  @Test func manyTermsAreWrittenOnTheWay() throws {
    var deltas = VocabularyDeltas()
    for article in 0..<3 {
      deltas.beginArticle(article == 1 ? .removed : .added)
      for _ in 0..<2 {
        for number in 0..<5_000 {
          var term = "a word that is rather long \(number % (1_000 * (article + 3)))"
          term.withUTF8 { deltas.count($0) }
        }
      }
      deltas.endArticle()
    }
    var found: [(String, Int32)] = []
    deltas.forEachSorted { found.append((String(decoding: $0, as: UTF8.self), $1)) }
    #expect(found.count == 4_000)
    #expect(found.allSatisfy { $0.1 == 1 })
    #expect(found.map(\.0) == found.map(\.0).sorted())
  }

  @Test(arguments: [
    "UPDATE vocabulary SET articles = articles + 1 WHERE term = '本文'", "DELETE FROM vocabulary WHERE term = '本文'",
    "INSERT INTO vocabulary VALUES ('虚構', 1)", "DELETE FROM title_start",
    "INSERT INTO title_start SELECT 'z', title, 1 FROM title_start",
    "UPDATE title_start SET articles = 2", "UPDATE title SET title = title + 1",
  ])
  func theCheckFindsWhatDiffers(_ sql: String) throws {
    let index = try TemporaryIndex([Article(id: "a", title: "題名", body: "本文")])
    try index.check()
    let queue = try DatabaseQueue(path: index.path + "/shard-0.db")
    try queue.write { try $0.execute(sql: sql) }
    try queue.close()
    #expect(#expect(throws: IndexError.self) { try index.check() }?.kind == .unusable)
  }

  /// The vocabulary of all shards.
  private func counts(_ index: TemporaryIndex) throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in try rows(index, "vocabulary") { counts[row["term"], default: 0] += row["articles"] as Int }
    return counts
  }

  private func rows(_ index: TemporaryIndex, _ table: String) throws -> [Row] {
    try (0..<index.searcher().status().shards.count).flatMap { shard in
      try DatabaseQueue(path: "\(index.path)/shard-\(shard).db").read {
        try Row.fetchAll($0, sql: "SELECT * FROM \(table)")
      }
    }
  }

  /// The same, told from the tokens of the texts as plainly as it can be said.
  private func expected(_ articles: some Sequence<Article>) -> [String: Int] {
    var counts: [String: Int] = [:]
    for article in articles {
      for term in runs(article.title ?? "").union(runs(article.body)) { counts[term, default: 0] += 1 }
    }
    return counts
  }

  private func runs(_ source: String) -> Set<String> {
    var tokenizer = Tokenizer()
    let text = tokenizer.tokenize(source)
    var runs: [(kind: TokenKind, letters: [String])] = []
    for token in text.tokens {
      if token.kind.isLetter, token.touchesPrevious, runs.last?.kind == token.kind {
        runs[runs.count - 1].letters.append(text.string(of: token))
      } else {
        runs.append((token.kind, [text.string(of: token)]))
      }
    }
    let terms = runs.filter { run in
      switch run.kind {
      case .word: true
      case .number, .hiragana: false
      default: (2...24).contains(run.letters.count)
      }
    }
    return Set(terms.map { $0.letters.joined() }.filter { $0.utf8.count <= 64 })
  }
}
