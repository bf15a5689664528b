import ShirabeArticles
import ShirabeModel
import ShirabeQuery
import ShirabeScanEngine
import ShirabeSearch
import ShirabeTestSupport
import ShirabeText
import Testing

/// Hangul that is not in quotes, by every engine: held against queries whose letters are written apart.
@Suite struct HangulConformanceTests {
  private static func text(_ pieces: [String], _ count: Int, _ random: inout SplitMix64) -> String {
    (0..<Int.random(in: 1...count, using: &random)).map { _ in random.pick(pieces, or: "한") }.joined()
  }

  /// The text with a space between every two Hangul letters that stand together.
  private static func apart(_ text: String) -> String {
    var apart = ""
    for letter in text {
      if let last = apart.last, isHangul(last), isHangul(letter) { apart += " " }
      apart.append(letter)
    }
    return apart
  }

  private static func isHangul(_ letter: Character) -> Bool { ("가"..."힣").contains(letter) }

  @Test(arguments: EngineKind.allCases)
  func isFoundHoweverItIsSpaced(_ kind: EngineKind) throws {
    var random = SplitMix64(seed: 81)
    let pieces = ["한", "국", "은", "행", "한국", "은행", "日", "本", "f", "35"]
    let articles = try (0..<80).map { number in
      try Article(
        id: "a\(number)", title: Self.text(pieces + [" ", "、"], 4, &random),
        body: Self.text(pieces + [" ", " ", "、", "\n"], 40, &random))
    }
    let scanned = articles.map(ScannedArticle.init)
    let engine = try kind.engine(of: articles)
    var more = 0
    for _ in 0..<120 {
      let text = Self.text(pieces, 4, &random)
      let (literal, apart) = (try #require(Phrase(text)), try #require(Phrase(Self.apart(text))))
      let isPrefix = literal.elements.last?.kind.isLetter == false
      let titled = scanned.count { !$0.title.places(apart).isEmpty }
      let found = scanned.count { !$0.title.places(apart).isEmpty || !$0.body.places(apart).isEmpty }
      let exact = scanned.count { !$0.title.places(literal).isEmpty || !$0.body.places(literal).isEmpty }
      let begun = scanned.count { article in
        [article.title, article.body].contains { !$0.places(apart, isPrefix: isPrefix).isEmpty }
      }
      #expect(try engine.count(query: text, match: .all) == found, "\(text)")
      #expect(try engine.count(query: "title:\(text)", match: .all) == titled, "\(text)")
      #expect(try engine.count(query: text + "*", match: .all) == begun, "\(text)")
      #expect(try engine.count(query: "\"\(text)\"", match: .all) == exact, "\(text)")
      #expect(try engine.count(query: text, match: .phrase) == exact, "\(text)")
      more += found > exact ? 1 : 0
    }
    #expect(more > 20)
  }
}
