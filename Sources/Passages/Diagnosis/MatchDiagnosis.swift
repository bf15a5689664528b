import ShirabeArticles
package import ShirabeModel
import ShirabeQuery
package import ShirabeSearch
import ShirabeText

/// Says what keeps an article from being found, by reading the article itself.
package struct MatchDiagnosis {
  private let article: ArticleHeader
  private let body: String
  private let interruption: Interruption

  /// Takes an article that a query does not find.
  package init(of article: ArticleHeader, body: String, _ interruption: Interruption) {
    self.article = article
    self.body = body
    self.interruption = interruption
  }

  /// What of a query does not hold for the article.
  package func reasons(_ query: SearchQuery) throws(Interrupted) -> [WhyNotReason] {
    switch query.kind {
    case .tree(let node): return try reasons(node)
    case .bag(let bag):
      let words = bag.items.map(\.operand.written.text).joined(separator: ", ")
      return [WhyNotReason(kind: .term, text: words, message: "none of these stands in the title or the body")]
    }
  }

  private func reasons(_ node: QueryNode) throws(Interrupted) -> [WhyNotReason] {
    guard try !holds(node) else { return [] }
    switch node {
    case .phrase(let operand): return [try phraseReason(operand, node)]
    case .prefix: return [WhyNotReason(kind: .prefix, text: node.text, message: "no word in it begins so")]
    case .field(let field, _):
      let value = article.fields[text: field.field]
      let message = value.map { "its \(field.name) is \"\($0)\"" } ?? "it has no \(field.name)"
      return [WhyNotReason(kind: .field, text: node.text, message: message)]
    case .near(let operands, let maximumGap):
      var missing: [Operand] = []
      for operand in operands where try !stands(operand.highlights()) { missing.append(operand) }
      let message =
        missing.isEmpty
        ? "all of it stands there, but nowhere in one field with at most \(maximumGap) letters, words or numbers between"
        : "\(missing.map(\.written.text).joined(separator: " and ")) does not stand in it"
      return [WhyNotReason(kind: .near, text: node.text, message: message)]
    case .filter(let filter): return [WhyNotReason(kind: .filter, text: node.text, message: message(filter))]
    case .either(let nodes): return try reasons(nodes)
    case .all(let wanted, let excluded):
      var reasons = try reasons(wanted)
      for node in excluded where try holds(node) {
        reasons.append(
          WhyNotReason(
            kind: .excluded, text: node.text, message: "it stands in the article, and the query is without it"))
      }
      return reasons
    }
  }

  private func reasons(_ nodes: [QueryNode]) throws(Interrupted) -> [WhyNotReason] {
    var all: [WhyNotReason] = []
    for node in nodes { all += try reasons(node) }
    return all
  }

  /// Whether a part of the query holds for the article.
  private func holds(_ node: QueryNode) throws(Interrupted) -> Bool {
    try interruption.check()
    switch node {
    case .phrase(let operand): return try stands(operand.highlights())
    case .prefix(let operand): return try stands(operand.highlights(isPrefix: true))
    case .field(let field, let operand):
      guard let text = article.fields[text: field.field] else { return false }
      return try matches(operand.highlights(), in: text) > 0
    case .near(let operands, let maximumGap):
      for text in texts where try isNear(operands, maximumGap, in: text) { return true }
      return false
    case .filter(let filter): return holds(filter)
    case .all(let wanted, let excluded):
      for node in wanted where try !holds(node) { return false }
      for node in excluded where try holds(node) { return false }
      return true
    case .either(let nodes):
      for node in nodes where try holds(node) { return true }
      return false
    }
  }

  private var texts: [String] { [article.title ?? "", body] }

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

  private var tags: [String] { article.tags ?? [] }

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

  private func stands(_ highlights: [Highlight]) throws(Interrupted) -> Bool {
    for text in texts where try matches(highlights, in: text) > 0 { return true }
    return false
  }

  private func matches(_ highlights: [Highlight], in text: String) throws(Interrupted) -> Int {
    var highlighter = Highlighter(highlights)
    return try highlighter.read(text, interruption).matches.count
  }

  private func isNear(_ operands: [Operand], _ maximumGap: Int, in text: String) throws(Interrupted) -> Bool {
    let lanes = NearLanes(operands)
    let laneOfHighlight = lanes.ofForms.flatMap(\.self)
    var highlighter = Highlighter(operands.flatMap { $0.highlights() })
    let found = try highlighter.read(text, interruption)
    var starts = [[UInt32]](repeating: [], count: lanes.count)
    for match in found.matches where match.highlight < laneOfHighlight.count {
      let (lane, start) = (laneOfHighlight[match.highlight], UInt32(clamping: match.tokenRange.lowerBound))
      // Several forms may stand at one place.
      if starts[lane].last != start { starts[lane].append(start) }
    }
    var nearness = Nearness(lanes, maximumGap: maximumGap, interruption)
    return try nearness.count(starts, in: 0...UInt32.max) > 0
  }

  /// Of an operand, how much of the beginning of a form of it stands in the article: of the form that goes furthest.
  private func phraseReason(_ operand: Operand, _ node: QueryNode) throws(Interrupted) -> WhyNotReason {
    let tried =
      operand.others.isEmpty
      ? "" : "; it was looked for as \(operand.forms.map(\.phrase.text).joined(separator: " and "))"
    guard operand.forms.contains(where: { $0.phrase.elements.count > 1 }) else {
      return WhyNotReason(kind: .term, text: node.text, message: "it does not stand in the title or the body" + tried)
    }
    var furthest: (beginning: Phrase, of: Phrase)?
    for form in operand.forms {
      let count = furthest?.beginning.elements.count ?? 0
      if let beginning = try beginning(of: form.phrase, longerThan: count) { furthest = (beginning, form.phrase) }
    }
    let message =
      furthest.map { beginning, phrase in
        let count = beginning.elements.count
        return
          "its beginning \(beginning.text) stands in the article, but not with what follows (token \(count + 1) of \(phrase.elements.count))"
      } ?? "not even its first letter or word stands in the title or the body"
    return WhyNotReason(kind: .phrase, text: node.text, message: message + tried)
  }

  /// The longest beginning of a phrase that stands in the article, if it has more tokens than `count`.
  private func beginning(of phrase: Phrase, longerThan count: Int) throws(Interrupted) -> Phrase? {
    for count in ((count + 1)..<max(phrase.elements.count, count + 1)).reversed() {
      if let beginning = phrase.beginning(count), try stands([Highlight(phrase: beginning)]) { return beginning }
    }
    return nil
  }
}
