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
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension MatchPositions: Modelled, WireEncodable {
  static var noun: String { "positions" }
  static var blank: MatchPositions { MatchPositions(title: [], body: []) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == MatchPositions {
    try visitor.member("title", \.title)
    try visitor.member("body", \.body)
  }

  /// Writes `{"title":[[start,end],…],"body":[[start,end],…]}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
