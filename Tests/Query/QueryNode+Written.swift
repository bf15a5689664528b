import ShirabeQuery

extension QueryNode {
  /// `(a b !c)` for all of a and b without c, `[a b]` for either; tokens of a phrase stand apart where they need not touch.
  var written: String {
    switch self {
    case .phrase(let phrase): phrase.written
    case .loose(let literal, let spaced): "\(literal.written)~\(spaced.written)"
    case .prefix(let phrase): phrase.written + "…"
    case .near(let phrases, let gap): "{" + phrases.map(\.written).joined(separator: " | ") + "}\(gap)"
    case .field(let field, let phrase): "\(field)=\(phrase.written)"
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
  fileprivate var written: String {
    elements.enumerated().map { index, element in
      (index == 0 || element.touchesPrevious ? "" : " ") + String(decoding: element.bytes, as: UTF8.self)
    }.joined()
  }
}
