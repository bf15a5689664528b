public import ShirabeJSON

/// How what was typed may go on.
public struct Completion: Hashable, Sendable {
  /// Where the text is from.
  public enum Kind: Hashable, Sendable {
    /// The title of an article.
    case title
    /// A word or a run of letters of one script.
    case word
    /// A value of a field of articles; a tag is folded.
    case field(KeywordField)
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

extension Completion.Kind: Choice {
  /// All of them, in the order in which they are named.
  public static let allCases: [Completion.Kind] = [.title, .word] + KeywordField.allCases.map(Completion.Kind.field)

  /// The kind that is written so; nil where there is none.
  public init?(rawValue: String) {
    guard let kind = Completion.Kind.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = kind
  }

  /// How it is written.
  public var rawValue: String {
    switch self {
    case .title: "title"
    case .word: "word"
    case .field(let field): field.rawValue
    }
  }
}
