/// Ways through a tree for those who need not know what each node means.
extension QueryNode {
  /// The operands of the node itself, in the order they were written; those of nodes in it are not among them.
  public var operands: [Operand] {
    switch self {
    case .phrase(let operand), .prefix(let operand), .field(_, let operand): [operand]
    case .near(let operands, _): operands
    case .filter, .all, .either: []
    }
  }

  /// The node with its own operands changed.
  public func mapOperands(_ change: (Operand) -> Operand) -> QueryNode {
    switch self {
    case .phrase(let operand): .phrase(change(operand))
    case .prefix(let operand): .prefix(change(operand))
    case .near(let operands, let maximumGap): .near(operands.map(change), maximumGap: maximumGap)
    case .field(let field, let operand): .field(field, change(operand))
    case .filter, .all, .either: self
    }
  }

  /// The tree with every node changed, those in a node before the node itself.
  public func map(_ change: (QueryNode, QueryPlace) -> QueryNode) -> QueryNode { map(at: .wanted, change) }

  private func map(at place: QueryPlace, _ change: (QueryNode, QueryPlace) -> QueryNode) -> QueryNode {
    switch self {
    case .phrase, .prefix, .near, .field, .filter: change(self, place)
    case .all(let wanted, let unwanted):
      change(
        .all(wanted.map { $0.map(at: place, change) }, except: unwanted.map { $0.map(at: .unwanted, change) }), place)
    case .either(let nodes): change(.either(nodes.map { $0.map(at: place, change) }), place)
    }
  }

  /// Calls `body` with every node of the tree, a node before those in it, and what is wanted of it before what is not.
  public func visit(_ body: (QueryNode, QueryPlace) -> Void) { visit(at: .wanted, body) }

  private func visit(at place: QueryPlace, _ body: (QueryNode, QueryPlace) -> Void) {
    body(self, place)
    switch self {
    case .phrase, .prefix, .near, .field, .filter: break
    case .all(let wanted, let unwanted):
      for node in wanted { node.visit(at: place, body) }
      for node in unwanted { node.visit(at: .unwanted, body) }
    case .either(let nodes): for node in nodes { node.visit(at: place, body) }
    }
  }
}
