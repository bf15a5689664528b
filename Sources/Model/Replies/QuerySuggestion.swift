public import ShirabeJSON

/// A query near to one that found nothing, which finds something.
public struct QuerySuggestion: Equatable, Sendable {
  /// What was changed.
  public enum Kind: String, CaseIterable, Sendable, Choice {
    /// A term was dropped.
    case drop
    /// A word or a run of katakana was spelt as the index has it.
    case spelling
    /// The same words, to be asked for with `match` any.
    case any
  }

  /// What was changed.
  public var kind: Kind
  /// The query to ask instead.
  public var query: String
  /// How many articles it finds; exact.
  public var total: Int

  /// Makes a suggestion.
  public init(kind: Kind, query: String, total: Int) {
    self.kind = kind
    self.query = query
    self.total = total
  }

  /// Reads a suggestion.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension QuerySuggestion: Modelled, WireEncodable {
  static var noun: String { "a suggestion" }
  static var blank: QuerySuggestion { QuerySuggestion(kind: .drop, query: "", total: 0) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == QuerySuggestion {
    try visitor.member("kind", \.kind)
    try visitor.member("query", \.query)
    try visitor.member("total", \.total)
  }

  /// Writes `{"kind":…,"query":…,"total":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
