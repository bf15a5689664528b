import ShirabePassages
import ShirabeQuery
import ShirabeWire

/// Turns the tree of a query into what can be evaluated, and lists its terms.
struct QueryCompiler {
  /// The terms found so far; what is compiled names them by their place here.
  private(set) var terms: [ScoredTerm] = []
  /// What was cut short, in plain words.
  private(set) var notes: [String] = []
  private let expansion: PrefixExpansion

  init(_ expansion: PrefixExpansion) {
    self.expansion = expansion
  }

  /// Compiles a tree.
  mutating func compile(_ node: QueryNode) throws(IndexError) -> CompiledNode {
    try compile(node, wanted: true)
  }

  private mutating func compile(_ node: QueryNode, wanted: Bool) throws(IndexError) -> CompiledNode {
    switch node {
    case .phrase(let phrase):
      return add(node.text, .phrase, [Highlight(phrase: phrase)], QueryCompiler.lookup(phrase), wanted)
    case .loose(let literal, let spaced):
      // Both count, so that the literal form ranks first.
      return .either(
        [literal, spaced].map { form in
          add(form.text, .phrase, [Highlight(phrase: form)], QueryCompiler.lookup(form), wanted)
        })
    case .field(.title, let phrase):
      let query = PostingQuery.phrases([IndexTerm.terms(of: phrase)], inTitle: true)
      return add(node.text, .field, [Highlight(phrase: phrase)], query, wanted)
    case .field(let field, let phrase): return .label(MatchExpression.Column(field), phrase)
    case .prefix(let phrase):
      let expanded = try expansion.expand(phrase)
      if let note = expanded.note { notes.append(note) }
      guard !expanded.phrases.isEmpty else { return .either([]) }
      let query = PostingQuery.phrases(expanded.phrases, inTitle: false)
      return add(node.text, .prefix, [Highlight(phrase: phrase, isPrefix: true)], query, wanted)
    case .near(let phrases, let maximumGap):
      let query = PostingQuery.near(phrases, maximumGap: maximumGap)
      return add(node.text, .near, phrases.map { Highlight(phrase: $0) }, query, wanted)
    case .filter(let filter): return .filter(filter)
    case .either(let nodes): return .either(try compile(nodes, wanted))
    case .all(let required, let excluded):
      return .all(try compile(required, wanted), except: try compile(excluded, false))
    }
  }

  private mutating func compile(_ nodes: [QueryNode], _ wanted: Bool) throws(IndexError) -> [CompiledNode] {
    var compiled: [CompiledNode] = []
    for node in nodes { compiled.append(try compile(node, wanted: wanted)) }
    return compiled
  }

  private static func lookup(_ phrase: Phrase) -> PostingQuery {
    .phrases([IndexTerm.terms(of: phrase)], inTitle: false)
  }

  private mutating func add(
    _ text: String, _ kind: ExplainedTerm.Kind, _ highlights: [Highlight], _ query: PostingQuery, _ wanted: Bool
  ) -> CompiledNode {
    guard wanted else { return .unscored(query) }
    terms.append(ScoredTerm(text: text, kind: kind, highlights: highlights, query: query))
    return .term(terms.count - 1)
  }
}
