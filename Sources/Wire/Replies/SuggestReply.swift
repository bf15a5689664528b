public import ShirabeJSON

/// The result of `suggest`.
public struct SuggestReply: Equatable, Sendable {
  /// The completions, best first.
  public var suggestions: [Completion]

  /// Makes a result.
  public init(suggestions: [Completion]) { self.suggestions = suggestions }

  /// Reads a result.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "the result of suggest")
    suggestions = try members.values("suggestions") { value throws(MalformedReply) in try Completion(value) }
  }
}

extension SuggestReply: WireEncodable {
  /// Writes `{"suggestions":[…]}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("suggestions", suggestions)
    writer.endObject()
  }
}
