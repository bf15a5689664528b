extension QueryNode {
  /// The tree in the query language.
  ///
  /// Parsing it gives the same tree again, where the tree is one that a parser can give and its text keeps to the bounds
  /// of ``Query``.
  public var text: String { text(isOperand: false, isAlternative: false) }

  /// The tree's text, in brackets where it could not stand otherwise as an operand or between two ORs.
  private func text(isOperand: Bool, isAlternative: Bool) -> String {
    switch self {
    case .phrase(let phrase): phrase.operandText
    case .loose(let literal, _): literal.text(separator: "-")
    case .prefix(let phrase): phrase.text(separator: "-") + "*"
    case .near(let phrases, let maximumGap):
      "\"" + phrases.map { $0.text(separator: "-") }.joined(separator: " ") + "\"~\(maximumGap)"
    case .field(let field, let phrase): field.rawValue + ":" + phrase.operandText
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

extension Phrase {
  /// The phrase as an operand: in quotes where it would be cut, or be loose, without.
  fileprivate var operandText: String { isParted || spacedHangul != nil ? "\"" + text + "\"" : text }
}
