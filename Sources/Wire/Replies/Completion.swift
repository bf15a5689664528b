public import ShirabeJSON

/// How what was typed may go on.
public struct Completion: Hashable, Sendable {
  /// Where the text is from.
  public enum Kind: String, CaseIterable, Sendable {
    /// The title of an article.
    case title
    /// A word or a run of letters of one script.
    case word
    /// A tag, folded.
    case tag
    /// Where articles come from.
    case source
    /// Who wrote articles.
    case author
    /// A language tag of articles.
    case language
  }

  /// The text.
  public var text: String
  /// Where it is from.
  public var kind: Kind
  /// In how many articles it stands, or how many have it.
  public var articles: Int

  /// Makes a completion.
  public init(text: String, kind: Kind, articles: Int) {
    self.text = text
    self.kind = kind
    self.articles = articles
  }

  /// Reads a completion.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "a suggestion")
    text = try members.string("text")
    kind = try members.choice("kind")
    articles = try members.integer("articles")
  }
}

extension Completion: WireEncodable {
  /// Writes `{"text":…,"kind":…,"articles":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("text", text)
    writer.appendMember("kind", kind.rawValue)
    writer.appendMember("articles", articles)
    writer.endObject()
  }
}
