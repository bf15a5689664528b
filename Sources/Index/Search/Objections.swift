import ShirabeArticles
import ShirabeQuery
import ShirabeText

/// Says what keeps an article from being found, by reading the article itself.
struct Objections {
  private let article: StoredArticle

  init(to article: StoredArticle) {
    self.article = article
  }

  /// What of a plan does not hold for the article.
  func reasons(_ plan: QueryPlan) -> [WhyNot.Reason] {
    switch plan.kind {
    case .tree(let node): return reasons(node)
    case .bag(let bag):
      let words = bag.items.map(\.phrase.text).joined(separator: ", ")
      return [WhyNot.Reason(kind: .term, text: words, message: "none of these stands in the title or the body")]
    }
  }

  private func reasons(_ node: QueryNode) -> [WhyNot.Reason] {
    guard !holds(node) else { return [] }
    switch node {
    case .phrase(let phrase): return [phraseReason(phrase, node)]
    case .loose(_, let spaced): return [phraseReason(spaced, node)]
    case .prefix: return [WhyNot.Reason(kind: .prefix, text: node.text, message: "no word in it begins so")]
    case .field(let field, _):
      let value = text(of: field)
      let message = value.map { "its \(field.rawValue) is \"\($0)\"" } ?? "it has no \(field.rawValue)"
      return [WhyNot.Reason(kind: .field, text: node.text, message: message)]
    case .near(let phrases, let maximumGap):
      let missing = phrases.filter { !holds(.phrase($0)) }
      let message =
        missing.isEmpty
        ? "all of it stands there, but nowhere in one field with at most \(maximumGap) letters, words or numbers between"
        : "\(missing.map(\.text).joined(separator: " and ")) does not stand in it"
      return [WhyNot.Reason(kind: .near, text: node.text, message: message)]
    case .filter(let filter): return [WhyNot.Reason(kind: .filter, text: node.text, message: message(filter))]
    case .either(let nodes): return nodes.flatMap(reasons)
    case .all(let wanted, let excluded):
      return wanted.flatMap(reasons)
        + excluded.filter(holds).map {
          WhyNot.Reason(
            kind: .excluded, text: $0.text, message: "it stands in the article, and the query is without it")
        }
    }
  }

  /// Whether a part of the query holds for the article.
  private func holds(_ node: QueryNode) -> Bool {
    switch node {
    case .phrase(let phrase), .loose(_, spaced: let phrase): return stands(Highlight(phrase: phrase))
    case .prefix(let phrase): return stands(Highlight(phrase: phrase, isPrefix: true))
    case .field(let field, let phrase):
      guard let text = text(of: field) else { return false }
      return Objections.matches(Highlight(phrase: phrase), in: text) > 0
    case .near(let phrases, let maximumGap):
      return [article.title ?? "", article.body].contains { isNear(phrases, maximumGap, in: $0) }
    case .filter(let filter): return holds(filter)
    case .all(let wanted, let excluded): return wanted.allSatisfy(holds) && !excluded.contains(where: holds)
    case .either(let nodes): return nodes.contains(where: holds)
    }
  }

  private func holds(_ filter: Filter) -> Bool {
    switch filter {
    case .id(let id): return article.id.utf8.elementsEqual(id.utf8)
    case .tag(let tag): return tags.contains { Tokenizer.fold($0).utf8.elementsEqual(tag.utf8) }
    case .language(let language):
      guard let own = article.language?.lowercased() else { return false }
      return own == language || own.hasPrefix(language + "-")
    case .published(let range): return date.map(range.contains) ?? false
    }
  }

  private var tags: [String] { article.tags.flatMap(ArticleHeader.strings(inArray:)) ?? [] }

  private var date: PartialDate? {
    guard let published = article.published, let date = try? PublishedDate(published) else { return nil }
    return PartialDate(year: date.year, month: date.month, day: date.day)
  }

  private func message(_ filter: Filter) -> String {
    switch filter {
    case .id: return "its id is \(article.id)"
    case .tag: return tags.isEmpty ? "it has no tags" : "its tags are \(tags.joined(separator: ", "))"
    case .language: return article.language.map { "its language is \($0)" } ?? "it has no language"
    case .published:
      return article.published.map { "it was published \($0), which is not wholly within the range" }
        ?? "it has no date, and articles without one never match"
    }
  }

  private func text(of field: TextField) -> String? {
    switch field {
    case .title: article.title
    case .author: article.author
    case .source: article.source
    }
  }

  private func stands(_ highlight: Highlight) -> Bool {
    [article.title ?? "", article.body].contains { Objections.matches(highlight, in: $0) > 0 }
  }

  private static func matches(_ highlight: Highlight, in text: String) -> Int {
    var highlighter = Highlighter([highlight])
    return highlighter.read(text).matches.count
  }

  private func isNear(_ phrases: [Phrase], _ maximumGap: Int, in text: String) -> Bool {
    var highlighter = Highlighter(phrases.map { Highlight(phrase: $0) })
    let found = highlighter.read(text)
    var starts = [[Int]](repeating: [], count: phrases.count)
    for match in found.matches where match.highlight < starts.count {
      starts[match.highlight].append(match.tokenRange.lowerBound)
    }
    return Nearness(lengths: phrases.map(\.elements.count), maximumGap: maximumGap).count(starts) > 0
  }

  /// Of a phrase, how much of its beginning stands in the article.
  private func phraseReason(_ phrase: Phrase, _ node: QueryNode) -> WhyNot.Reason {
    guard phrase.elements.count > 1 else {
      return WhyNot.Reason(kind: .term, text: node.text, message: "it does not stand in the title or the body")
    }
    let beginning = (1..<phrase.elements.count).reversed().lazy
      .compactMap { phrase.beginning($0) }.first { stands(Highlight(phrase: $0)) }
    let message =
      beginning.map { beginning in
        let count = beginning.elements.count
        return
          "its beginning \(beginning.text) stands in the article, but not with what follows (token \(count + 1) of \(phrase.elements.count))"
      } ?? "not even its first letter or word stands in the title or the body"
    return WhyNot.Reason(kind: .phrase, text: node.text, message: message)
  }
}
