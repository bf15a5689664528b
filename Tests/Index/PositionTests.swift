import ShirabeArticles
import ShirabeIndex
import ShirabeQuery
import ShirabeTestSupport
import Testing

/// Positions, by cutting the original text by them.
@Suite struct PositionTests {
  @Test(arguments: OffsetUnit.allCases)
  func whatTheyCutOutFoldsToTheQuery(_ unit: OffsetUnit) throws {
    var random = SplitMix64(seed: 41)
    let articles = try random.labelledArticles(60)
    let searcher = try TemporaryIndex(articles).searcher()
    let byId = Dictionary(uniqueKeysWithValues: articles.map { ($0.id, ScannedArticle($0)) })
    var checked = 0
    for _ in 0..<80 {
      let query = random.stretch(of: articles, 6)
      guard let phrase = Phrase(query) else { continue }
      var request = try SearchRequest(query: query, match: .phrase, limit: 100, parts: [.positions])
      request.page.offsetUnit = unit
      for hit in try searcher.search(request).hits {
        let article = try #require(byId[hit.id])
        let positions = try #require(hit.positions)
        #expect(positions.title.count == article.title.places(phrase).count, "\(query)")
        #expect(positions.body.count == article.body.places(phrase).count, "\(query)")
        for (places, text) in [(positions.title, article.article.title ?? ""), (positions.body, article.article.body)] {
          for place in places {
            #expect(!ScannedText(cut(text, place, unit)).places(phrase).isEmpty, "\(query)")
            checked += 1
          }
        }
      }
    }
    #expect(checked > 1_000)
  }

  private func cut(_ text: String, _ range: Range<Int>, _ unit: OffsetUnit) -> String {
    func slice<Units: Collection>(_ units: Units) -> Units.SubSequence {
      units.dropFirst(range.lowerBound).prefix(range.count)
    }
    return switch unit {
    case .utf8: String(decoding: slice(text.utf8), as: UTF8.self)
    case .utf16: String(decoding: Array(slice(text.utf16)), as: UTF16.self)
    case .scalar: String(String.UnicodeScalarView(slice(text.unicodeScalars)))
    case .grapheme: String(slice(text))
    }
  }
}
