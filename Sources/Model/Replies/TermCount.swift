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
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension TermCount: Modelled, WireEncodable {
  static var noun: String { "a term" }
  static var blank: TermCount { TermCount(text: "", total: 0) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == TermCount {
    try visitor.member("text", \.text)
    try visitor.member("total", \.total)
  }

  /// Writes `{"text":…,"total":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
