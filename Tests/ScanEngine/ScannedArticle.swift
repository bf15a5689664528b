package import ShirabeArticles
import ShirabeModel
package import ShirabeQuery
package import ShirabeSearch
import ShirabeText

/// An article that queries are held against one after the other, without an index.
package final class ScannedArticle: Sendable {
  /// The article as it was given.
  package let article: Article
  /// Its title.
  package let title: ScannedText
  /// Its body.
  package let body: ScannedText
  /// The fields that are not ranked by, as far as a phrase can be asked for in them.
  private let labels: [TextField: ScannedText]
  private let tags: [String]

  /// Takes the texts of an article apart.
  package init(_ article: Article) {
    self.article = article
    title = ScannedText(article.title)
    body = ScannedText(article.body)
    labels = Dictionary(
      uniqueKeysWithValues: TextField.allCases.filter { $0 != .title }.map {
        ($0, ScannedText(article.fields[text: $0.field]))
      })
    tags = (article.tags ?? []).map(Tokenizer.fold)
  }

  /// What it says of itself besides its body.
  var header: ArticleHeader { ArticleHeader(id: article.id, fields: article.fields) }

  /// Its date up to the second as it is written, which sorts as dates do that are written in one form; nil for none.
  package var dateKey: [UInt8]? { article.published.map { Array($0.text.utf8.prefix(19)) } }

  /// Whether a query finds it, its fallback left aside.
  package func matches(_ query: SearchQuery) -> Bool {
    switch query.kind {
    case .tree(let node): matches(node)
    case .bag(let bag): bag.items.contains { item in stands { $0.places(item.operand) } }
    }
  }

  /// Whether a query finds it, by what the contract says of the query language.
  package func matches(_ node: QueryNode) -> Bool {
    switch node {
    case .phrase(let operand): stands { $0.places(operand) }
    case .prefix(let operand): stands { $0.places(operand, isPrefix: true) }
    case .near(let operands, let gap): [title, body].contains { $0.hasNear(operands, maximumGap: gap) }
    case .field(.title, let operand): !title.places(operand).isEmpty
    case .field(let field, let operand): labels[field]?.places(operand).isEmpty == false
    case .filter(let filter): isLetThrough(by: filter)
    case .all(let wanted, let excluded): wanted.allSatisfy(matches) && !excluded.contains(where: matches)
    case .either(let nodes): nodes.contains(where: matches)
    }
  }

  private func stands(_ places: (ScannedText) -> [Range<Int>]) -> Bool {
    !places(title).isEmpty || !places(body).isEmpty
  }

  private func isLetThrough(by filter: Filter) -> Bool {
    switch filter {
    case .id(let id): return Array(article.id.utf8) == Array(id.utf8)
    case .tag(let tag): return tags.contains { Array($0.utf8) == Array(tag.utf8) }
    case .language(let language):
      let own = (article.language ?? "").lowercased()
      return own == language || own.hasPrefix(language + "-")
    case .published(let range): return article.published.map { isPublished($0, in: range) } ?? false
    }
  }

  /// Day by day: every day that the article's date can mean is one of the range.
  private func isPublished(_ date: PublishedDate, in range: DateRange) -> Bool {
    for month in date.month.map({ $0...$0 }) ?? 1...12 {
      for day in date.day.map({ $0...$0 }) ?? 1...31 {
        guard PartialDate(year: date.year, month: month, day: day) != nil else { continue }
        let number = date.year * 10_000 + month * 100 + day
        if let from = range.from, number < from.year * 10_000 + (from.month ?? 1) * 100 + (from.day ?? 1) {
          return false
        }
        if let to = range.to, number > to.year * 10_000 + (to.month ?? 12) * 100 + (to.day ?? 31) { return false }
      }
    }
    return true
  }
}
