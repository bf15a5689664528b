import ShirabeModel
import ShirabeQuery
import ShirabeSearch

/// Finds the one change of a query that would find something.
struct QuerySuggester {
  /// So many words of a query are looked up as misspelt.
  private static let maximumRespeltWords = 4
  /// Most suggestions of one kind.
  private static let maximumPerKind = 3
  private let evaluator: Evaluator
  private let shards: [ShardReader]

  init(_ evaluator: Evaluator, _ shards: [ShardReader]) {
    self.evaluator = evaluator
    self.shards = shards
  }

  /// What to say of a query that found nothing.
  func help(_ query: SearchQuery, _ evaluation: Evaluation) throws(IndexError) -> QueryHelp {
    let terms = evaluation.terms.map { TermCount(text: $0.text, total: $0.documentFrequency) }
    guard case .tree(let node) = query.kind else { return QueryHelp(terms: terms, suggestions: []) }
    var suggestions = try spellings(node)
    suggestions += try drops(node)
    if let bag = query.bag {
      let total = try evaluator.evaluate(bag).total
      if total > 0 { suggestions.append(QuerySuggestion(kind: .any, query: query.text, total: total)) }
    }
    return QueryHelp(terms: terms, suggestions: suggestions)
  }

  /// What to say of a query that found nothing, where another way of searching found something.
  func spellingHelp(_ query: SearchQuery) throws(IndexError) -> QueryHelp? {
    guard case .tree(let node) = query.kind else { return nil }
    let suggestions = try spellings(node)
    return suggestions.isEmpty ? nil : QueryHelp(terms: [], suggestions: suggestions)
  }

  /// The query with one of its words spelt otherwise.
  private func spellings(_ node: QueryNode) throws(IndexError) -> [QuerySuggestion] {
    var changed: [QueryNode] = []
    for operand in node.respellable.prefix(QuerySuggester.maximumRespeltWords)
    where try evaluator.evaluate(.phrase(operand)).total == 0 {
      let written = operand.written
      for spelling in try VocabularyReader(shards).spellings(of: written, limit: QuerySuggester.maximumPerKind) {
        if let other = Phrase(spelling.text) { changed.append(node.replacing(written, by: other)) }
      }
    }
    return try suggestions(.spelling, changed)
  }

  /// The query without one of its parts.
  private func drops(_ node: QueryNode) throws(IndexError) -> [QuerySuggestion] {
    guard case .all(let wanted, let excluded) = node else { return [] }
    var changed: [QueryNode] = []
    if wanted.count > 1 {
      for index in wanted.indices {
        var rest = wanted
        rest.remove(at: index)
        changed.append(rest.count == 1 && excluded.isEmpty ? rest[0] : .all(rest, except: excluded))
      }
    }
    for index in excluded.indices {
      var rest = excluded
      rest.remove(at: index)
      changed.append(wanted.count == 1 && rest.isEmpty ? wanted[0] : .all(wanted, except: rest))
    }
    return try suggestions(.drop, changed)
  }

  /// Those of the changed queries that find something, the most first.
  private func suggestions(
    _ kind: QuerySuggestion.Kind, _ nodes: [QueryNode]
  ) throws(IndexError) -> [QuerySuggestion] {
    var suggestions: [QuerySuggestion] = []
    for node in nodes {
      let total = try evaluator.evaluate(node).total
      if total > 0 { suggestions.append(QuerySuggestion(kind: kind, query: node.text, total: total)) }
    }
    suggestions.sort { $0.total > $1.total }
    return Array(suggestions.prefix(QuerySuggester.maximumPerKind))
  }
}

extension QueryNode {
  /// The operands that can make an article match and are whole, in the order they were written.
  fileprivate var respellable: [Operand] {
    var operands: [Operand] = []
    visit { node, place in
      if node.isRespellable(at: place) { operands += node.operands }
    }
    return operands
  }

  /// The query with another phrase wherever a phrase was written, in whatever forms that one is found then.
  fileprivate func replacing(_ old: Phrase, by new: Phrase) -> QueryNode {
    SearchQuery.rewriting(
      map { node, place in
        guard node.isRespellable(at: place) else { return node }
        return node.mapOperands { $0.written == old ? Operand(new, $0.writing) : $0 }
      })
  }

  private func isRespellable(at place: QueryPlace) -> Bool {
    if case .prefix = self { return false }
    return place == .wanted
  }
}
