/// A keyword field: one whose values are compared whole, so that they can be completed.
public struct KeywordField: Hashable, Sendable {
  /// The field of the articles.
  public let field: ArticleField

  private init(_ field: ArticleField) { self.field = field }
}

extension KeywordField: Choice, ParameterValue {
  /// All of them, in the order in which they are named.
  public static let allCases = FieldCatalogue.completed.map(KeywordField.init)

  /// The field that is written so; nil where there is none.
  public init?(rawValue: String) {
    guard let field = KeywordField.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = field
  }

  /// How it is written.
  public var rawValue: String { "\(field.word)" }
}

/// The fields by name, for whoever means one.
extension KeywordField {
  /// The tags, folded as `tag:` compares them.
  public static let tag = KeywordField(.tags)
  /// Where the articles come from.
  public static let source = KeywordField(.source)
  /// Who wrote them.
  public static let author = KeywordField(.author)
  /// Their BCP 47 language tags.
  public static let language = KeywordField(.language)
}
