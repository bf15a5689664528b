public import ShirabeJSON

/// Where an article matched, as offsets into its title and body as they were given, in the unit of the request.
public struct MatchPositions: Equatable, Sendable {
  /// The matches in the title.
  public var title: [Range<Int>]
  /// The matches in the body.
  public var body: [Range<Int>]

  /// Makes positions.
  public init(title: [Range<Int>], body: [Range<Int>]) {
    self.title = title
    self.body = body
  }

  /// Reads positions.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "positions")
    title = try members.ranges("title")
    body = try members.ranges("body")
  }
}

extension MatchPositions: WireEncodable {
  /// Writes `{"title":[[start,end],…],"body":[[start,end],…]}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("title", title)
    writer.appendMember("body", body)
    writer.endObject()
  }
}
