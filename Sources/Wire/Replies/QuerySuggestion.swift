public import ShirabeJSON

/// A query near to one that found nothing, which finds something.
public struct QuerySuggestion: Equatable, Sendable {
  /// What was changed.
  public enum Kind: String, CaseIterable, Sendable {
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
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "a suggestion")
    kind = try members.choice("kind")
    query = try members.string("query")
    total = try members.integer("total")
  }
}

extension QuerySuggestion: WireEncodable {
  /// Writes `{"kind":…,"query":…,"total":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("kind", kind.rawValue)
    writer.appendMember("query", query)
    writer.appendMember("total", total)
    writer.endObject()
  }
}
