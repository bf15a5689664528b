import ShirabePassages
import ShirabeQuery

/// One thing that a query is about and that earns an article a score.
struct ScannedOperand {
  /// How often a form of it stands in an article.
  struct FormFrequency {
    /// What the form counts beside the written one.
    var weight: Float
    /// How often it stands in the body, and three times how often in the title.
    var frequency: Float
  }

  /// It by itself, as a query.
  private let node: QueryNode
  /// The groups that it stands in, all of which must hold for an article that it counts for.
  private let groups: [QueryNode]

  /// The operands that are wanted, in the order in which they were written.
  static func wanted(in node: QueryNode, of groups: [QueryNode] = []) -> [ScannedOperand] {
    switch node {
    case .phrase, .prefix, .near, .field(.title, _): [ScannedOperand(node: node, groups: groups)]
    case .field, .filter: []
    case .either(let nodes): nodes.flatMap { wanted(in: $0, of: groups) }
    case .all(let nodes, _): nodes.flatMap { wanted(in: $0, of: groups + [node]) }
    }
  }

  /// Whether it counts for an article: a group that does not hold earns nothing.
  func counts(for article: ScannedArticle) -> Bool { groups.allSatisfy { article.matches($0) } }

  /// How often each of its forms stands in an article. Of what is to be near, a form is as good as another.
  func frequencies(in article: ScannedArticle) -> [FormFrequency] {
    switch node {
    case .phrase(let operand): ofForms(operand) { phrase in sum(article) { $0.places(phrase).count } }
    case .prefix(let operand): ofForms(operand) { phrase in sum(article) { $0.places(phrase, isPrefix: true).count } }
    case .near(let operands, let gap):
      [FormFrequency(weight: 1, frequency: sum(article) { $0.nearCount(operands, maximumGap: gap) })]
    case .field(_, let operand): ofForms(operand) { 3 * Float(article.title.places($0).count) }
    case .filter, .all, .either: []
    }
  }

  /// What to mark in texts.
  var highlights: [Highlight] {
    switch node {
    case .phrase(let operand), .field(_, let operand): operand.highlights()
    case .prefix(let operand): operand.highlights(isPrefix: true)
    case .near(let operands, _): operands.flatMap { $0.highlights() }
    case .filter, .all, .either: []
    }
  }

  private func ofForms(_ operand: Operand, _ frequency: (Phrase) -> Float) -> [FormFrequency] {
    operand.forms.map { FormFrequency(weight: $0.weight, frequency: frequency($0.phrase)) }
  }

  private func sum(_ article: ScannedArticle, _ places: (ScannedText) -> Int) -> Float {
    3 * Float(places(article.title)) + Float(places(article.body))
  }
}
