import ShirabeSQLite
import ShirabeText
import Testing

@testable import shirabe_bench

@Suite struct QueryCutterTests {
  /// Every query is found, in the samples in five languages: what is timed are answers, not misses.
  @Test func `what is cut from articles is found in them`() throws {
    let corpus = try Corpus(paths: [packagePath("Index/articles")], multiplier: 1)
    let sets = QuerySets(texts: CorpusSurvey(corpus, seed: 1).texts, count: 150, seed: 1)
    let folder = try TemporaryIndex()
    defer { folder.remove() }
    _ = try IndexBench(shardCount: 1).run(corpus, in: folder)
    let searcher = try SearchBench.open(folder.path)
    for queryClass in QueryClass.allCases {
      let queries = sets[queryClass]
      #expect(queries.count >= 100, "\(queryClass) has only \(queries.count) queries")
      #expect(Set(queries).count == queries.count)
      for query in queries {
        let result = try SearchBench.answer(queryClass, query, searcher)
        #expect(result.total > 0, "\(queryClass): \(query)")
        #expect(result.hits.allSatisfy { ($0.snippets?.first != nil) == (queryClass == .snippets) })
      }
    }
  }

  @Test func `queries are of their class`() throws {
    let corpus = try Corpus(paths: [packagePath("Index/articles")], multiplier: 1)
    let sets = QuerySets(texts: CorpusSurvey(corpus, seed: 1).texts, count: 60, seed: 2)
    var tokenizer = Tokenizer()
    let kinds = { (query: String) in tokenizer.tokenize(query).tokens.map(\.kind) }
    for query in sets[.keyword] + sets[.snippets] {
      let kinds = kinds(query)
      #expect((2...4).contains(kinds.count) && Set(kinds).count == 1, "\(query)")
      #expect(kinds.first == .han || kinds.first == .katakana, "\(query)")
    }
    #expect(sets[.twoKeywords].allSatisfy { $0.split(separator: " ").count == 2 })
    #expect(sets[.phrase].allSatisfy { (5...12).contains(kinds($0).count) })
    #expect(sets[.oneLetter].allSatisfy { kinds($0).count == 1 && kinds($0)[0].isLetter })
    #expect(sets[.question].allSatisfy { (8...60).contains(kinds($0).count) && !$0.contains("。") })
    #expect(sets[.latinWord].allSatisfy { kinds($0) == [.word] })
  }

  @Test func `the seed decides`() throws {
    let corpus = try Corpus(paths: [packagePath("Index/articles")], multiplier: 1)
    let texts = CorpusSurvey(corpus, seed: 1).texts
    let queries = { (seed: UInt64) in QuerySets(texts: texts, count: 20, seed: seed)[.phrase] }
    #expect(queries(7) == queries(7))
    #expect(queries(7) != queries(8))
  }

  @Test func `where there is little, there are fewer queries and none twice`() {
    let sets = QuerySets(texts: ["漢字。"], count: 50, seed: 1)
    #expect(sets[.keyword] == ["漢字"])
    #expect(Set(sets[.oneLetter]) == ["漢", "字"] && sets[.oneLetter].count == 2)
    #expect(sets[.latinWord].isEmpty && sets[.phrase].isEmpty)
    #expect(QuerySets(texts: [], count: 50, seed: 1)[.keyword].isEmpty)
  }

  /// Stretches that read otherwise by themselves than where they stand.
  @Test(arguments: [("は12,34,567", 2..<4), ("㍿", 0..<2)])
  func `no query is cut that the text does not have`(source: String, range: Range<Int>) {
    var tokenizer = Tokenizer()
    let text = CutText(source, &tokenizer)
    #expect(text.tokens.indices.contains(range.upperBound - 1))
    #expect(text.source(of: range, &tokenizer) == nil)
    #expect(text.source(of: text.tokens.indices, &tokenizer) == source)
  }
}
