import ShirabeModel

/// What may stand before a colon to ask for one field.
enum FieldName: Hashable {
  case field(ArticleField)
  case id
  case date

  /// All of them, in the order in which they are looked for.
  static let allCases = FieldCatalogue.queried.map(FieldName.field) + [.id, .date]

  /// All of them as they are written, with the colon.
  static let written = allCases.map { (name: $0, text: "\($0):") }
}

extension FieldName: CustomStringConvertible {
  /// How it is written.
  var description: String {
    switch self {
    case .field(let field): "\(field.word)"
    case .id: "id"
    case .date: "date"
    }
  }
}
