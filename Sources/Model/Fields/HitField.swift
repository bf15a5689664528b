/// A member that a hit may carry.
public enum HitField: Hashable, Sendable {
  /// The article's id.
  case id
  /// How well the article fits.
  case score
  /// A field of the article.
  case field(ArticleField)
  /// The best stretch of the body.
  case snippet

  /// What a hit carries where the request does not say.
  public static let defaults = Set(
    [HitField.id, .score, .snippet] + FieldCatalogue.shownByDefault.map(HitField.field))
}

extension HitField: Choice {
  /// All of them, in the order in which hits have them: the score stands after the first field.
  public static let allCases: [HitField] =
    [.id] + FieldCatalogue.hits.prefix(1).map(HitField.field) + [.score]
    + FieldCatalogue.hits.dropFirst().map(HitField.field) + [.snippet]

  /// The member that is written so; nil where there is none.
  public init?(rawValue: String) {
    guard let field = HitField.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = field
  }

  /// How it is written.
  public var rawValue: String {
    switch self {
    case .id: "id"
    case .score: "score"
    case .field(let field): "\(field.name)"
    case .snippet: "snippet"
    }
  }
}

/// The fields by name, for whoever means one.
extension HitField {
  /// The title.
  public static let title = HitField.field(.title)
  /// The date or date-time.
  public static let published = HitField.field(.published)
  /// Where the article comes from.
  public static let source = HitField.field(.source)
  /// Who wrote it.
  public static let author = HitField.field(.author)
  /// Its address.
  public static let url = HitField.field(.url)
  /// Its language tag.
  public static let language = HitField.field(.language)
  /// Its tags.
  public static let tags = HitField.field(.tags)
}
