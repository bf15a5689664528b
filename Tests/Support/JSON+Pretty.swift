public import ShirabeJSON

extension JSON {
  /// The value with a member or an element a line, each level two blanks further in: how files in the package are written.
  public var pretty: String { pretty(indentedBy: "") }

  private func pretty(indentedBy indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { inner + $0.pretty(indentedBy: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let object) where !object.members.isEmpty:
      let lines = object.members.map { "\(inner)\(JSON.string($0.name)): \($0.value.pretty(indentedBy: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return description
    }
  }
}
