import ShirabeArticles
import ShirabeModel
import ShirabeQuery
import ShirabeSearch
import ShirabeTestSupport
import ShirabeText
import Testing

@testable import ShirabePassages

@Suite struct MatchPositionsTests {
  @Test(arguments: [
    (["麻薬"], "麻薬対策", "麻薬の麻薬。", [0..<6], [0..<6, 9..<15]),
    (["ドナルドトランプ"], "", "ドナルド・トランプ氏", [], [0..<27]),
    (["18500"], "押収", "１８，５００か所", [], [0..<18]),
    (["日本", "本国", "日本"], "日本国", "", [0..<6, 3..<9], []),
    (["nestor"], "NÉSTOR", "Ne\u{301}stor", [0..<7], [0..<8]),
    (["한국 은행"], "한국은행", "한국 은행", [0..<12], [0..<13]),
  ])
  func areAllMatches(
    _ phrases: [String], _ title: String, _ body: String, _ titleRanges: [Range<Int>], _ bodyRanges: [Range<Int>]
  ) throws {
    var highlighter = Highlighter(highlights(phrases))
    let (title, body) = try (highlighter.read(title), highlighter.read(body))
    let positions = try MatchPositions(title: title, body: body, unit: .utf8)
    #expect(positions == MatchPositions(title: titleRanges, body: bodyRanges))
  }

  @Test func lettersAreNotCut() throws {
    var highlighter = Highlighter(highlights(["า"]))
    let (title, body) = try (highlighter.read(""), highlighter.read("ไก\u{E33}"))
    let positions = try MatchPositions(title: title, body: body, unit: .grapheme)
    #expect(positions.body == [1..<2])
  }

  /// What is cut out of the original, in any unit, folds to the query.
  @Test(arguments: [UInt64(1), 2, 3])
  func cutTheOriginal(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var found = 0
    for article in try random.articles(300) {
      // Cut out of its surroundings, a group of digits may be of thousands that was not.
      let body = article.body.replacing("500", with: "五百")
      let query = random.prose(2).replacing("500", with: "五百")
      guard let phrase = Phrase(query) else { continue }
      var highlighter = Highlighter([Highlight(phrase: phrase)])
      let (title, text) = try (highlighter.read(""), highlighter.read(body))
      for unit in OffsetUnit.allCases {
        for range in try MatchPositions(title: title, body: text, unit: unit).body {
          let cut = Phrase(body.cut(range, unit))
          #expect(
            cut?.elements.map(\.bytes) == phrase.elements.map(\.bytes), "\(body.debugDescription) \(query) \(range)")
          found += 1
        }
      }
    }
    #expect(found > 1_000)
  }
}

extension String {
  /// The stretch at offsets of a unit, by Swift's own views.
  fileprivate func cut(_ range: Range<Int>, _ unit: OffsetUnit) -> String {
    switch unit {
    case .utf8: String(decoding: Array(utf8)[range], as: UTF8.self)
    case .utf16: String(decoding: Array(utf16)[range], as: UTF16.self)
    case .scalar: String(String.UnicodeScalarView(Array(unicodeScalars)[range]))
    case .grapheme: String(Array(self)[range])
    }
  }
}
