public import ShirabeJSON

/// One article found. What was not asked for, or what the article does not have, is nil and left out.
public struct SearchHit: Equatable, Sendable {
  /// The most ids in ``duplicates``.
  public static let maximumDuplicateCount = 10

  /// The article's id.
  public var id: String?
  /// The fields of the article that were asked for.
  public var fields: FieldValues
  /// How well the article fits; greater is better.
  public var score: Double?
  /// The best stretch of the body.
  public var snippet: Snippet?
  /// The best stretches of the body, best first; only where the request gives their number.
  public var snippets: [Snippet]?
  /// Every place that matched.
  public var positions: MatchPositions?
  /// Why the hit has its score.
  public var explain: Explanation?
  /// The ids of the articles of nearly the same body that the hit stands for, at most ten; nil where there are none, or where
  /// they were not to be collapsed.
  public var duplicates: [String]?
  /// How many these are in all.
  public var duplicateCount: Int?

  /// Makes a hit that carries these members.
  public init(
    id: String? = nil, fields: FieldValues = FieldValues(), score: Double? = nil, snippet: Snippet? = nil,
    snippets: [Snippet]? = nil, positions: MatchPositions? = nil, explain: Explanation? = nil,
    duplicates: [String]? = nil, duplicateCount: Int? = nil
  ) {
    self.id = id
    self.fields = fields
    self.score = score
    self.snippet = snippet
    self.snippets = snippets
    self.positions = positions
    self.explain = explain
    self.duplicates = duplicates
    self.duplicateCount = duplicateCount
  }

  /// Reads a hit whose offsets are in this unit; members that are not known here are passed over.
  public init(_ value: JSON, offsetUnit: OffsetUnit = .utf8) throws(MalformedReply) {
    try self.init(reading: value, in: offsetUnit)
  }
}

/// The fields by name, for whoever means one.
extension SearchHit {
  /// The title.
  public var title: String? { fields[text: .title] }
  /// The date or date-time, as it was given.
  public var published: String? { fields[text: .published] }
  /// Where the article comes from.
  public var source: String? { fields[text: .source] }
  /// Who wrote it.
  public var author: String? { fields[text: .author] }
  /// Its address.
  public var url: String? { fields[text: .url] }
  /// Its BCP 47 language tag.
  public var language: String? { fields[text: .language] }
  /// Its tags.
  public var tags: [String]? { fields[list: .tags] }
}
