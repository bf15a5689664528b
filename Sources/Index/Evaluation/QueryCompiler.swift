import ShirabeQuery
import ShirabeText

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
    if node.isPlain { return .plain(try plain(node, wanted: wanted)) }
    switch node {
    case .filter(let filter): return .filter(filter)
    case .field(let field, let phrase): return .label(MatchExpression.Column(field), phrase)
    case .near(let phrases, let maximumGap): return near(node, phrases, maximumGap, wanted: wanted)
    case .all(let required, let excluded): return try all(required, excluded, wanted: wanted)
    case .either(let nodes): return .either(try parts(nodes, wanted: wanted) { .either($0) })
    case .phrase, .loose, .prefix: return .plain(try plain(node, wanted: wanted))
    }
  }

  /// What FTS5 can answer of a conjunction becomes one query, exclusions included where it counts rightly, since it skips well.
  private mutating func all(
    _ required: [QueryNode], _ excluded: [QueryNode], wanted: Bool
  ) throws(IndexError) -> CompiledNode {
    let plain = required.filter(\.isPlain)
    guard !plain.isEmpty else {
      return .all(
        try parts(required, wanted: wanted) { .all($0, except: []) },
        except: try parts(excluded, wanted: false) { .either($0) })
    }
    let joinsExcluded = plain.allSatisfy(\.isSinglePhrase)
    let excludedPlain = joinsExcluded ? excluded.filter(\.isPlain) : []
    var compiled: [CompiledNode] = [.plain(try self.plain(.all(plain, except: excludedPlain), wanted: wanted))]
    for node in required where !node.isPlain { compiled.append(try compile(node, wanted: wanted)) }
    let rest = joinsExcluded ? excluded.filter { !$0.isPlain } : excluded
    let without = try parts(rest, wanted: false) { .either($0) }
    return .all(compiled, except: without)
  }

  /// The nodes compiled, those that FTS5 can answer joined into one.
  private mutating func parts(
    _ nodes: [QueryNode], wanted: Bool, joined: ([QueryNode]) -> QueryNode
  ) throws(IndexError) -> [CompiledNode] {
    var compiled: [CompiledNode] = []
    let plain = nodes.filter(\.isPlainAlternative)
    if let first = plain.first {
      compiled.append(.plain(try self.plain(plain.count == 1 ? first : joined(plain), wanted: wanted)))
    }
    for node in nodes where !node.isPlainAlternative { compiled.append(try compile(node, wanted: wanted)) }
    return compiled
  }

  private mutating func near(
    _ node: QueryNode, _ phrases: [Phrase], _ maximumGap: Int, wanted: Bool
  ) -> CompiledNode {
    let parts = phrases.map(IndexTerm.terms(of:))
    let highlights = phrases.map { Highlight(phrase: $0) }
    let term = ScoredTerm(text: node.text, kind: .near, highlights: highlights, phrases: parts, column: nil)
    terms.append(term)
    if !wanted { terms[terms.count - 1].factor = 0 }
    return .near(term: terms.count - 1, phrases: phrases, maximumGap: maximumGap)
  }

  private mutating func plain(_ node: QueryNode, wanted: Bool) throws(IndexError) -> PlainQuery {
    var slots: [Int?] = []
    let expression = try expression(node, wanted: wanted, &slots)
    return PlainQuery(expression: expression, slots: slots)
  }

  private mutating func expression(
    _ node: QueryNode, wanted: Bool, _ slots: inout [Int?]
  ) throws(IndexError) -> String {
    switch node {
    case .phrase(let phrase):
      return add(node.text, .phrase, [phrase], [IndexTerm.terms(of: phrase)], nil, wanted, &slots)
    case .loose(let literal, let spaced):
      // Both count, so that the literal form ranks first.
      let forms = [literal, spaced].map { form in
        add(form.text, .phrase, [form], [IndexTerm.terms(of: form)], nil, wanted, &slots)
      }
      return MatchExpression.either(forms)
    case .field(_, let phrase):
      return add(node.text, .field, [phrase], [IndexTerm.terms(of: phrase)], .title, wanted, &slots)
    case .prefix(let phrase):
      let expanded = try expansion.expand(phrase)
      if let note = expanded.note { notes.append(note) }
      return add(
        node.text, .prefix, [phrase], expanded.phrases, nil, wanted, &slots, isPrefix: true)
    case .either(let nodes):
      var parts: [String] = []
      for node in nodes { parts.append(try expression(node, wanted: wanted, &slots)) }
      return MatchExpression.either(parts)
    case .all(let required, let excluded):
      var parts: [String] = []
      for node in required { parts.append(try expression(node, wanted: wanted, &slots)) }
      var without: [String] = []
      for node in excluded { without.append(try expression(node, wanted: false, &slots)) }
      return MatchExpression.all(parts, except: without)
    case .near, .filter:
      // `isPlain` says that there is none of these here.
      return MatchExpression.nothing
    }
  }

  /// Lists a term and returns the text that finds it.
  private mutating func add(
    _ text: String, _ kind: ScoredTerm.Kind, _ highlighted: [Phrase], _ phrases: [[[UInt8]]],
    _ column: MatchExpression.Column?, _ wanted: Bool, _ slots: inout [Int?], isPrefix: Bool = false
  ) -> String {
    guard !phrases.isEmpty else { return MatchExpression.nothing(&slots) }
    if wanted {
      let highlights = highlighted.map { Highlight(phrase: $0, isPrefix: isPrefix) }
      terms.append(ScoredTerm(text: text, kind: kind, highlights: highlights, phrases: phrases, column: column))
    }
    slots += [Int?](repeating: wanted ? terms.count - 1 : nil, count: phrases.count)
    return MatchExpression.either(phrases.map { MatchExpression.phrase($0, in: column) })
  }
}

extension QueryNode {
  /// Whether FTS5 can answer it by itself.
  var isPlain: Bool {
    switch self {
    case .phrase, .loose, .prefix: true
    case .field(let field, _): field == .title
    case .near, .filter: false
    case .either(let nodes): nodes.allSatisfy(\.isPlainAlternative)
    case .all(let required, let excluded):
      (required + excluded).allSatisfy(\.isPlain) && (excluded.isEmpty || required.allSatisfy(\.isSinglePhrase))
    }
  }

  /// Whether it is one phrase of index terms.
  ///
  /// Of alternatives in a conjunction that has exclusions, FTS5 may give no frequencies though they match.
  fileprivate var isSinglePhrase: Bool {
    switch self {
    case .phrase: true
    case .field(let field, _): field == .title
    case .loose, .prefix, .near, .filter, .all, .either: false
    }
  }

  /// Whether FTS5 can answer it as one of several alternatives.
  ///
  /// It could answer any, but of a conjunction that does not match it may still give the frequencies of a part, depending on
  /// what other articles there are in the shard.
  fileprivate var isPlainAlternative: Bool {
    if case .all = self { false } else { isPlain }
  }
}
