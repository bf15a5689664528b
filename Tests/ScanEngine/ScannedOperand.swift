import ShirabePassages
import ShirabeQuery

/// One thing that a query is about and that earns an article a score.
struct ScannedOperand {
  /// It by itself, as a query.
  private let node: QueryNode
  /// The groups that it stands in, all of which must hold for an article that it counts for.
  private let groups: [QueryNode]

  /// The operands that are wanted, in the order in which they were written.
  static func wanted(in node: QueryNode, of groups: [QueryNode] = []) -> [ScannedOperand] {
    switch node {
    case .phrase, .prefix, .near, .field(.title, _): [ScannedOperand(node: node, groups: groups)]
    // The literal form earns once more.
    case .loose(let literal, let spaced):
      [literal, spaced].map { ScannedOperand(node: .phrase($0), groups: groups) }
    case .field, .filter: []
    case .either(let nodes): nodes.flatMap { wanted(in: $0, of: groups) }
    case .all(let nodes, _): nodes.flatMap { wanted(in: $0, of: groups + [node]) }
    }
  }

  /// Whether it counts for an article: a group that does not hold earns nothing.
  func counts(for article: ScannedArticle) -> Bool { groups.allSatisfy { article.matches($0) } }

  /// How often it stands in the body, and three times how often in the title.
  func frequency(in article: ScannedArticle) -> Float {
    switch node {
    case .phrase(let phrase): count(article) { $0.places(phrase).count }
    case .prefix(let phrase): count(article) { $0.places(phrase, isPrefix: true).count }
    case .near(let phrases, let gap): count(article) { $0.nearCount(phrases, maximumGap: gap) }
    case .field(_, let phrase): 3 * Float(article.title.places(phrase).count)
    case .loose, .filter, .all, .either: 0
    }
  }

  /// What to mark in texts.
  var highlights: [Highlight] {
    switch node {
    case .phrase(let phrase), .field(_, let phrase): [Highlight(phrase: phrase)]
    case .prefix(let phrase): [Highlight(phrase: phrase, isPrefix: true)]
    case .near(let phrases, _): phrases.map { Highlight(phrase: $0) }
    case .loose, .filter, .all, .either: []
    }
  }

  private func count(_ article: ScannedArticle, _ places: (ScannedText) -> Int) -> Float {
    3 * Float(places(article.title)) + Float(places(article.body))
  }
}
