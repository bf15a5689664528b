import ShirabeModel
import ShirabeQuery

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
    case .phrase(let operand):
      return add(ScoredTerm(node.text, .phrase, operand, lookups(operand, inTitle: false)), wanted)
    case .field(.title, let operand):
      return add(ScoredTerm(node.text, .field, operand, lookups(operand, inTitle: true)), wanted)
    case .field(let field, let operand): return .label(field, operand.forms.map(\.phrase))
    case .prefix(let operand):
      let expansions = try expand(operand)
      guard !expansions.allSatisfy(\.isEmpty) else { return .either([]) }
      let queries = expansions.map { PostingQuery.phrases($0, inTitle: false) }
      return add(ScoredTerm(node.text, .prefix, operand, queries, isPrefix: true), wanted)
    case .near(let operands, let maximumGap):
      return add(ScoredTerm(node.text, near: operands, maximumGap: maximumGap), wanted)
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

  private func lookups(_ operand: Operand, inTitle: Bool) -> [PostingQuery] {
    operand.forms.map { .phrases([IndexTerm.terms(of: $0.phrase)], inTitle: inTitle) }
  }

  /// For each form the phrases that it stands for; what was cut short is said of the first form only of which there was too
  /// much.
  private mutating func expand(_ operand: Operand) throws(IndexError) -> [[[[UInt8]]]] {
    var phrases: [[[[UInt8]]]] = []
    var note: String?
    for form in operand.forms {
      let expanded = try expansion.expand(form.phrase)
      note = note ?? expanded.note
      phrases.append(expanded.phrases)
    }
    if let note { notes.append(note) }
    return phrases
  }

  private mutating func add(_ term: ScoredTerm, _ wanted: Bool) -> CompiledNode {
    guard wanted else { return .unscored(term.forms) }
    terms.append(term)
    return .term(terms.count - 1)
  }
}
