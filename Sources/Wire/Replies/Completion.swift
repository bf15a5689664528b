public import ShirabeJSON

/// How what was typed may go on.
public struct Completion: Hashable, Sendable {
  /// Where the text is from.
  public enum Kind: String, CaseIterable, Sendable, Choice {
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
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension Completion: Modelled, WireEncodable {
  static var noun: String { "a suggestion" }
  static var blank: Completion { Completion(text: "", kind: .word, articles: 0) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == Completion {
    try visitor.member("text", \.text)
    try visitor.member("kind", \.kind)
    try visitor.member("articles", \.articles, MemberFacts(minimum: 1))
  }

  /// Writes `{"text":…,"kind":…,"articles":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
