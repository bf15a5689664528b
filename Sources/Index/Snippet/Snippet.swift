/// A stretch of an article's text, and where the matches are in it.
public struct Snippet: Sendable, Equatable {
  /// The text, as it stands in the article.
  public var text: String
  /// The matches: UTF-8 byte offsets into ``text``, ascending, apart from each other.
  public var marks: [Range<Int>]
}
