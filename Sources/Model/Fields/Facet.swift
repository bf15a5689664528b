/// What all matches can be counted by.
public enum Facet: Hashable, Sendable {
  /// The values of a field; an article counts once for each of its own.
  case field(ArticleField)
  /// The years of `published`.
  case year
  /// The months of `published`, where it has one.
  case month
}

extension Facet: Choice {
  /// All of them, in the order in which they are named.
  public static let allCases = FieldCatalogue.facets.map(Facet.field) + [.year, .month]

  /// The facet that is written so; nil where there is none.
  public init?(rawValue: String) {
    guard let facet = Facet.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = facet
  }

  /// How it is written.
  public var rawValue: String {
    switch self {
    case .field(let field): "\(field.word)"
    case .year: "year"
    case .month: "month"
    }
  }
}

/// The facets by name, for whoever means one.
extension Facet {
  /// Where the articles come from.
  public static let source = Facet.field(.source)
  /// Their tags.
  public static let tag = Facet.field(.tags)
  /// Who wrote them.
  public static let author = Facet.field(.author)
  /// Their languages.
  public static let language = Facet.field(.language)
}
