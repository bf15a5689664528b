import ShirabeArticles
import ShirabeModel

/// Counts what articles say of themselves.
struct ScannedFacets {
  private let articles: [ScannedArticle]

  init(_ articles: [ScannedArticle]) { self.articles = articles }

  /// For each facet, how many articles have which values: the most frequent first, then by their bytes.
  func counts(_ facets: [Facet]) -> [FacetCounts] {
    facets.map { facet in
      var counts: [BytewiseString: Int] = [:]
      for article in articles {
        for value in Set(ScannedFacets.values(facet, article.article).map { BytewiseString($0) }) {
          counts[value, default: 0] += 1
        }
      }
      let ordered = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      return FacetCounts(
        facet: facet, values: ordered.map { FacetCounts.Value(value: $0.key.string, count: $0.value) })
    }
  }

  private static func values(_ facet: Facet, _ article: Article) -> [String] {
    switch facet {
    case .field(let field): article.fields[field]?.texts ?? []
    case .year: article.published.map { [String($0.text.prefix(4))] } ?? []
    case .month: article.published.flatMap { $0.month == nil ? nil : [String($0.text.prefix(7))] } ?? []
    }
  }
}
