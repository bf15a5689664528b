public import ShirabeModel

/// A field in which a phrase can be asked for.
public struct TextField: Hashable, Sendable, CaseIterable {
  /// All of them.
  public static let allCases = FieldCatalogue.phrases.map { TextField(known: $0) }

  /// The field of the articles.
  public let field: ArticleField

  /// The field of articles as one for phrases; nil where no phrase can be asked for in it.
  public init?(_ field: ArticleField) {
    guard FieldCatalogue.phrases.contains(field) else { return nil }
    self.field = field
  }

  private init(known field: ArticleField) { self.field = field }

  /// Its name in the query language.
  public var name: String { "\(field.word)" }
}

/// The fields by name, for whoever means one.
extension TextField {
  /// The title.
  public static let title = TextField(known: .title)
  /// Who wrote the article.
  public static let author = TextField(known: .author)
  /// Where it comes from.
  public static let source = TextField(known: .source)
}

extension TextField: CustomStringConvertible {
  /// Its name in the query language.
  public var description: String { name }
}
