public import ShirabeJSON

/// A term of a query that found nothing, and how many articles it finds alone.
public struct TermCount: Equatable, Sendable {
  /// The term as written.
  public var text: String
  /// How many articles have it; exact.
  public var total: Int

  /// Makes a count.
  public init(text: String, total: Int) {
    self.text = text
    self.total = total
  }

  /// Reads a count.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "a term")
    text = try members.string("text")
    total = try members.integer("total")
  }
}

extension TermCount: WireEncodable {
  /// Writes `{"text":…,"total":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("text", text)
    writer.appendMember("total", total)
    writer.endObject()
  }
}
