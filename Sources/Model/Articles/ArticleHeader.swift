/// What an article says of itself besides its body.
public struct ArticleHeader: Equatable, Sendable {
  /// The article's id.
  public var id: String
  /// Its fields.
  public var fields: FieldValues

  /// Makes the header of an article.
  public init(id: String, fields: FieldValues = FieldValues()) {
    self.id = id
    self.fields = fields
  }

  /// Its title, if it has one.
  public var title: String? { fields[text: .title] }
  /// When it was published, as written.
  public var published: String? { fields[text: .published] }
  /// A BCP 47 tag.
  public var language: String? { fields[text: .language] }
  /// Its tags, if any were given.
  public var tags: [String]? { fields[list: .tags] }
}
