import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import ShirabeText
import Testing

/// Phrase search against a scan of all articles: not one missed, not one extra.
@Suite struct PhraseExactnessTests {
  @Test(arguments: [UInt64(1), 2, 3])
  func findsWhatAScanFinds(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let articles = try random.articles(150)
    let index = try TemporaryIndex(articles, shards: seed == 3 ? 2 : 1)
    let searcher = try index.searcher()
    let texts = articles.map { (id: $0.id, fields: [Tokens($0.title ?? ""), Tokens($0.body)]) }
    var found = 0
    for _ in 0..<400 {
      let query = random.phrase(from: articles)
      let phrase = Tokens(query)
      guard !phrase.tokens.isEmpty else { continue }
      let expected = texts.filter { $0.fields.contains { $0.contains(phrase) } }.map(\.id)
      #expect(try searcher.ids(query, .phrase).sorted() == expected.sorted(), "\(query.debugDescription)")
      #expect(try searcher.count(query: query, match: .phrase) == expected.count, "\(query.debugDescription)")
      found += expected.count
    }
    #expect(found > 400)
  }
}

/// The tokens of a text, and the contract's phrase rule over them, as plainly as it can be said.
private struct Tokens {
  let tokens: [(text: String, isLetter: Bool, touches: Bool)]

  init(_ source: String) {
    var tokenizer = Tokenizer()
    let text = tokenizer.tokenize(source)
    tokens = text.tokens.map { (text.string(of: $0), $0.kind.isLetter, $0.touchesPrevious) }
  }

  func contains(_ phrase: Tokens) -> Bool {
    guard tokens.count >= phrase.tokens.count else { return false }
    return (0...(tokens.count - phrase.tokens.count)).contains { start in
      phrase.tokens.indices.allSatisfy { index in
        let (asked, found) = (phrase.tokens[index], tokens[start + index])
        guard asked.text.utf8.elementsEqual(found.text.utf8) else { return false }
        let lettersTouch = index > 0 && asked.touches && asked.isLetter && phrase.tokens[index - 1].isLetter
        return !lettersTouch || found.touches
      }
    }
  }
}

extension SplitMix64 {
  /// A stretch cut out of an article at any code points, or new prose.
  fileprivate mutating func phrase(from articles: [Article]) -> String {
    guard Int.random(in: 0..<5, using: &self) > 0, let article = articles.randomElement(using: &self) else {
      return prose(3)
    }
    let scalars = Array((Bool.random(using: &self) ? article.title ?? article.body : article.body).unicodeScalars)
    let start = Int.random(in: 0..<scalars.count, using: &self)
    let count = Int.random(in: 1...8, using: &self)
    return String(String.UnicodeScalarView(scalars[start..<min(start + count, scalars.count)]))
  }
}
