extension QueryNode {
  /// The tree in the query language, every operand as it was written.
  ///
  /// Parsing it gives the same tree again, where the tree is one that a parser can give and its text keeps to the bounds
  /// of ``Query``.
  public var text: String { text(isOperand: false, isAlternative: false) }

  /// The tree's text, in brackets where it could not stand otherwise as an operand or between two ORs.
  private func text(isOperand: Bool, isAlternative: Bool) -> String {
    switch self {
    case .phrase(let operand): operand.text
    case .prefix(let operand): operand.written.text(separator: "-") + "*"
    case .near(let operands, let maximumGap):
      "\"" + operands.map { $0.written.text(separator: "-") }.joined(separator: " ") + "\"~\(maximumGap)"
    case .field(let field, let operand): field.name + ":" + operand.text
    case .filter(let filter): filter.text
    case .all(let wanted, let unwanted):
      QueryNode.joined(
        wanted.map { $0.text(isOperand: true, isAlternative: false) }
          + unwanted.map { "-" + $0.text(isOperand: true, isAlternative: false) },
        by: " ", inBrackets: isOperand)
    case .either(let nodes):
      QueryNode.joined(
        nodes.map { $0.text(isOperand: false, isAlternative: true) }, by: " OR ",
        inBrackets: isOperand || isAlternative)
    }
  }

  private static func joined(_ texts: [String], by separator: String, inBrackets: Bool) -> String {
    let text = texts.joined(separator: separator)
    return inBrackets ? "(" + text + ")" : text
  }
}

extension Operand {
  /// The operand as it was written: what would part a chunk is a hyphen in it.
  fileprivate var text: String {
    switch writing {
    case .chunk: written.text(separator: "-")
    case .quoted, .piece: "\"" + written.text + "\""
    }
  }
}
