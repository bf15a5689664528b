public import ShirabeQuery

extension Query {
  /// The query with every form in which its operands are found.
  public func rewritten(by rewriters: [any Rewriter] = Rewriters.all) -> Query {
    map(
      tree: { $0.rewritten(by: rewriters) },
      bag: { $0.mapOperands { operand in operand.rewritten(by: rewriters) } })
  }
}

extension QueryNode {
  /// The tree with every form in which its operands are found; those that have several already are left as they are.
  public func rewritten(by rewriters: [any Rewriter] = Rewriters.all) -> QueryNode {
    map { node, _ in
      switch node {
      case .phrase, .field: node.mapOperands { $0.settled(by: rewriters) }
      case .prefix, .near, .filter, .all, .either: node.mapOperands { $0.rewritten(by: rewriters) }
      }
    }
  }
}
