/// A member that a hit may carry.
public enum HitField: String, CaseIterable, Sendable, Choice {
  /// The article's id.
  case id
  /// The title.
  case title
  /// How well the article fits.
  case score
  /// The date or date-time.
  case published
  /// Where the article comes from.
  case source
  /// Who wrote it.
  case author
  /// Its address.
  case url
  /// Its language tag.
  case language
  /// Its tags.
  case tags
  /// The best stretch of the body.
  case snippet

  /// What a hit carries where the request does not say.
  public static let defaults: Set<HitField> = [.id, .title, .score, .published, .source, .snippet]
}
