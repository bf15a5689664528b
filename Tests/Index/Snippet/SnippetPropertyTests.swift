import ShirabeModel
import ShirabeSearch
import ShirabeTestSupport
import Testing

@testable import ShirabePassages

@Suite struct SnippetPropertyTests {
  /// Snippets are whole letters of the text, no more than allowed, none twice; so are marks, and they lie apart.
  @Test(arguments: [UInt64(1), 2, 3])
  func holdForAnyText(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<1_500 {
      let body = random.letters(60)
      let phrases = (0..<3).map { _ in random.letters(2) }
      let letterCount = Int.random(in: 1...40, using: &random)
      let snippetCount = Int.random(in: 1...4, using: &random)
      var maker = SnippetMaker(highlights(phrases), letterCount: letterCount, snippetCount: snippetCount)
      let snippets = try maker.snippets(of: body)
      #expect((1...snippetCount).contains(snippets.count))
      var taken: [Range<Int>] = []
      for snippet in snippets {
        #expect(snippet.text.count <= letterCount, "\(body.debugDescription) \(phrases) \(letterCount)")
        #expect(areWhole(snippet.marks, in: snippet.text), "\(snippet)")
        #expect(zip(snippet.marks, snippet.marks.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
        let place = try #require(
          stretches(of: body, like: snippet.text).first { range in !taken.contains { $0.overlaps(range) } },
          "\(body.debugDescription) \(phrases) \(letterCount) \(snippet.text.debugDescription)")
        taken.append(place)
      }
    }
  }

  /// No window of whole sentences, tried one by one, has more of what was asked for.
  @Test func noWindowSaysMore() throws {
    var random = SplitMix64(seed: 9)
    let words = ["麻薬", "押収", "憲法", "국회", "カルテル"]
    var richer = 0
    for _ in 0..<600 {
      let sentences = (0..<12).map { _ in random.sentence(words) }
      var weighted = highlights(words)
      for place in weighted.indices { weighted[place].weight = Float.random(in: 0.1...5, using: &random) }
      let letterCount = Int.random(in: 24...60, using: &random)
      var best: Float = 0
      for start in sentences.indices {
        for end in start..<sentences.count {
          let window = sentences[start...end].joined()
          if window.count <= letterCount { best = max(best, score(window, words, weighted)) }
        }
      }
      var maker = SnippetMaker(weighted, letterCount: letterCount)
      let snippet = try #require(try maker.snippets(of: sentences.joined()).first)
      #expect(score(snippet.text, words, weighted) >= best - 0.001, "\(sentences) \(letterCount) \(snippet.text)")
      if best > 5 { richer += 1 }
    }
    #expect(richer > 100)
  }

  private func score(_ text: String, _ words: [String], _ highlights: [Highlight]) -> Float {
    zip(words, highlights).reduce(0) { $0 + (text.contains($1.0) ? $1.1.weight : 0) }
  }

  private func areWhole(_ ranges: [Range<Int>], in text: String) -> Bool {
    var positions: Set<Int> = [0]
    var position = 0
    for letter in text {
      position += letter.utf8.count
      positions.insert(position)
    }
    return ranges.allSatisfy { positions.contains($0.lowerBound) && positions.contains($0.upperBound) && !$0.isEmpty }
  }

  /// Where a text stands as whole letters in another.
  private func stretches(of text: String, like part: String) -> [Range<Int>] {
    let letters = Array(text)
    let wanted = Array(part)
    guard wanted.count <= letters.count else { return [] }
    return (0...(letters.count - wanted.count)).filter { start in
      letters[start..<(start + wanted.count)].elementsEqual(wanted) { $0.utf8.elementsEqual($1.utf8) }
    }.map { $0..<($0 + wanted.count) }
  }
}

extension SplitMix64 {
  /// A short sentence that may have some of the words.
  fileprivate mutating func sentence(_ words: [String]) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...3, using: &self) {
      let isWord = Int.random(in: 0..<3, using: &self) == 0
      text += isWord ? words.randomElement(using: &self) ?? "" : ["それは", "、", "である"].randomElement(using: &self) ?? ""
    }
    return text + "。"
  }
}
