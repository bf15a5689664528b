import ShirabeQuery

extension QueryNode {
  /// `(a b !c)` for all of a and b without c, `[a b]` for either; tokens of a phrase stand apart where they need not touch.
  var written: String {
    switch self {
    case .phrase(let operand): operand.written.apart
    case .prefix(let operand): operand.written.apart + "…"
    case .near(let operands, let gap): "{" + operands.map(\.written.apart).joined(separator: " | ") + "}\(gap)"
    case .field(let field, let operand): "\(field)=\(operand.written.apart)"
    case .filter(.tag(let tag)): "tag=\(tag)"
    case .filter(.language(let language)): "language=\(language)"
    case .filter(.id(let id)): "id=\(id)"
    case .filter(.published(let range)):
      "date=\(range.from.map { "\($0)" } ?? "") to \(range.to.map { "\($0)" } ?? "")"
    case .all(let wanted, let unwanted):
      "(" + (wanted.map(\.written) + unwanted.map { "!" + $0.written }).joined(separator: " ") + ")"
    case .either(let nodes): "[" + nodes.map(\.written).joined(separator: " ") + "]"
    }
  }
}

extension Phrase {
  fileprivate var apart: String {
    elements.enumerated().map { index, element in
      (index == 0 || element.touchesPrevious ? "" : " ") + String(decoding: element.bytes, as: UTF8.self)
    }.joined()
  }
}
