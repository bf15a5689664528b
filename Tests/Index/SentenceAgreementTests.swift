import ShirabeArticles
import ShirabeQuery
import ShirabeSearch
import ShirabeTestSupport
import ShirabeText
import Testing

@testable import ShirabePassages
@testable import ShirabeSQLite

/// What ranking, explanations and snippets take for a sentence is one and the same.
struct SentenceAgreementTests {
  /// The sentences of ranking are those of snippets that have a token, from the first of these to the last; and both are those
  /// of the rule told in words, ended after whole letters.
  @Test func `any text has one set of sentences`() throws {
    var random = SplitMix64(seed: 72)
    var highlighter = Highlighter([])
    var several = 0
    for number in 0..<1_500 {
      let body = number.isMultiple(of: 2) ? random.sentenceText(16) : random.letters(40)
      let text = try highlighter.read(body)
      let ends = try SentenceEnds(of: text).positions
      #expect(ends == Self.ends(of: body, text.letters), "\(body.debugDescription)")
      let starts = Self.starts(of: body)
      // A letter that holds the end of a sentence and the beginning of the next is shown with the first.
      let tokens = text.tokenized.tokens.map(\.sourceRange)
      guard
        Self.ends(of: body).allSatisfy({ end in
          let whole = text.letters.isBoundary(end) ? end : text.letters.boundary(after: end)
          return !tokens.contains { end <= $0.lowerBound && $0.lowerBound < whole }
        })
      else { continue }
      let first = tokens.indices.dropFirst().filter { index in
        ends.contains { tokens[index - 1].upperBound <= $0 && $0 <= tokens[index].lowerBound }
      }
      #expect(first == starts, "\(body.debugDescription)")
      if starts.count > 1 { several += 1 }
    }
    #expect(several > 600)
  }

  /// The best sentence of an explanation is the one that the snippet shows, where there is room for it alone.
  @Test func `the best sentence is the one that is shown`() throws {
    var random = SplitMix64(seed: 73)
    let articles = try (0..<150).map { number in
      try Article(id: "\(number)", body: (0..<3).map { _ in random.sentenceText(12) }.joined(separator: "橋が"))
    }
    let bodies = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, $0.body) })
    let searcher = try TemporaryIndex(articles, shards: 2).searcher()
    var shown = 0
    for query in ["麻薬", "押収", "国会"] {
      let request = try SearchRequest(query: query, match: .any, limit: BestSentence.depth, parts: [.explanation])
      for hit in try searcher.search(request).hits {
        let best = try #require(hit.explanation?.sentence).text
        let body = try #require(bodies[hit.id])
        let sentence = try #require(body.sentences.first { $0.contains(query) })
        let letters = CharacterText(sentence)
        let whole = String(decoding: letters.bytes[letters.trimmed(0..<letters.bytes.count)], as: UTF8.self)
        var maker = SnippetMaker(highlights([query]), letterCount: whole.count)
        let snippet = try #require(try maker.snippets(of: body).first).text
        #expect(snippet == whole, "\(body.debugDescription)")
        #expect(best == Self.tokens(of: sentence), "\(body.debugDescription)")
        shown += 1
      }
    }
    #expect(shown > 120)
  }

  /// Where sentences end by the rule told in words.
  private static func ends(of body: String) -> [Int] {
    var end = 0
    return body.sentences.map { sentence in
      end += sentence.utf8.count
      return end
    }
  }

  /// The same, each moved to the end of the letter that it stands in.
  private static func ends(of body: String, _ letters: CharacterText) -> [Int] {
    var ends: [Int] = []
    for end in self.ends(of: body) {
      let whole = letters.isBoundary(end) ? end : letters.boundary(after: end)
      if whole > ends.last ?? 0 { ends.append(whole) }
    }
    return ends
  }

  /// The tokens that begin sentences for ranking, without the first.
  private static func starts(of body: String) -> [Int] {
    var tokenizer = Tokenizer()
    let text = tokenizer.tokenize(body)
    var starts: [UInt32] = []
    let encoded = Array(body.utf8).withUnsafeBufferPointer { SentenceStarts.encoded(of: text, in: $0) }
    encoded.withUnsafeBytes { SentenceStarts.decode($0, into: &starts) }
    return starts.map(Int.init)
  }

  /// A text from its first token to its last.
  private static func tokens(of text: String) -> String {
    var tokenizer = Tokenizer()
    let tokens = tokenizer.tokenize(text).tokens
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return String(decoding: Array(text.utf8)[Int(first.sourceStart)..<Int(last.sourceEnd)], as: UTF8.self)
  }
}
