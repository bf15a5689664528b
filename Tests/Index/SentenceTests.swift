import ShirabeArticles
import ShirabeQuery
import ShirabeTestSupport
import ShirabeText
import Testing

@testable import ShirabeSQLite

/// Sentences as they are written beside the bodies, and the best of them as it is told from positions.
@Suite struct SentenceTests {
  @Test(arguments: [
    ("", []),
    ("日本。", ["日本"]),
    ("一つ。二つ！三つ？四つ", ["一つ", "二つ", "三つ", "四つ"]),
    ("Mr. Smith has 3.5 cats. It is so", ["Mr", "Smith has 3.5 cats", "It is so"]),
    ("行\n行\r\n行", ["行", "行", "行"]),
    ("「はい。」と言う", ["はい", "と言う"]),
    ("。。。", []),
  ])
  func sentencesBeginAndEnd(_ body: String, _ expected: [String]) throws {
    #expect(try (0..<expected.count).map { try SentenceStarts.text(ofSentence: $0, in: body) } == expected)
    #expect(try SentenceStarts.text(ofSentence: expected.count, in: body) == "")
  }

  @Test func startsComeBack() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<200 {
      var tokenizer = Tokenizer()
      let length = Int.random(in: 0...400, using: &random)
      var body = (0..<length).map { _ in ["日", "本", "。", "a ", "。長"].randomElement(using: &random) ?? "" }.joined()
      body += String(repeating: "長", count: Int.random(in: 0...300, using: &random)) + "。終"
      let text = tokenizer.tokenize(body)
      let bytes = Array(body.utf8)
      var expected: [UInt32] = []
      for (number, token) in text.tokens.enumerated().dropFirst() {
        let between = bytes[Int(text.tokens[number - 1].sourceEnd)..<Int(token.sourceStart)]
        if String(decoding: between, as: UTF8.self).contains("。") { expected.append(UInt32(number)) }
      }
      var starts: [UInt32] = []
      let encoded = bytes.withUnsafeBufferPointer { SentenceStarts.encoded(of: text, in: $0) }
      encoded.withUnsafeBytes { SentenceStarts.decode($0, into: &starts) }
      #expect(starts == expected)
    }
  }

  @Test func theBestSentenceIsTheOneThatSaysMost() throws {
    var random = SplitMix64(seed: 3)
    let articles = try (0..<60).map { number in
      let sentences = (0..<8).map { _ in random.prose(9).filter { $0 != "。" && $0 != "\n" } }
      return try Article(id: "\(number)", body: sentences.joined(separator: "。"))
    }
    let index = try TemporaryIndex(articles)
    let reader = try index.readers()[0]
    try reader.begin()
    defer { reader.end() }
    var found = 0
    for round in 0..<60 {
      var bag = try BagOfWords.read(random.prose(6))
      if round.isMultiple(of: 2) {
        // Letters, which are single terms.
        let others = try ["国", "は", "、本", "プ"].map { text in
          Form(try #require(Phrase(text)), origin: FormOrigin(rawValue: "random"), weight: 0.6)
        }
        bag = bag.mapOperands { Operand($0.written, .piece, others: Array(others.shuffled(using: &random).prefix(2))) }
      }
      let terms = try Evaluator([reader]).evaluate(bag).terms
      var sentences = BestSentence(terms)
      let rows = (1...60).map(UInt32.init).shuffled(using: &random)
      for (row, best) in zip(rows, try sentences.best(in: rows, of: reader)) {
        let weights = try SentenceTests.weights(of: terms, in: articles[Int(row) - 1].body)
        let expected = weights.max() ?? 0
        #expect(abs(best.weight - expected) < 0.001)
        if expected > 0 {
          #expect(abs(weights[best.number] - expected) < 0.001)
          found += 1
        }
      }
    }
    #expect(found > 1000)
  }

  /// What each sentence of a body is worth, by cutting every sentence into terms anew.
  private static func weights(of terms: [ScoredTerm], in body: String) throws -> [Float] {
    var weights: [Float] = []
    var number = 0
    while true {
      let sentence = try SentenceStarts.text(ofSentence: number, in: body)
      guard !sentence.isEmpty else { return weights }
      var tokenizer = Tokenizer()
      var present: Set<[UInt8]> = []
      _ = IndexTerm.forEach(in: tokenizer.tokenize(sentence)) { term, _, _ in
        present.insert(Array(term))
        return 0
      }
      weights.append(
        terms.reduce(0) { sum, term in
          let standing = term.forms.filter { $0.query.singleTerm.map(present.contains) ?? false }
          return sum + term.weight * (standing.map(\.weight).max() ?? 0)
        })
      number += 1
    }
  }
}
