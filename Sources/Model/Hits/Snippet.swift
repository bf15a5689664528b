public import ShirabeJSON

/// A stretch of an article's body with the places that matched.
public struct Snippet: Equatable, Sendable {
  /// The text.
  public var text: String
  /// The matches in order and apart, as offsets into `text` in the unit of the request, bytes of UTF-8 by default.
  public var marks: [Range<Int>]

  /// Makes a snippet.
  public init(text: String, marks: [Range<Int>]) {
    self.text = text
    self.marks = marks
  }

  /// Reads a snippet whose marks are in this unit; marks outside of the text or inside of a character are refused.
  ///
  /// - Complexity: O(marks); for other units than `utf8` O(bytes of the text).
  public init(_ value: JSON, offsetUnit: OffsetUnit = .utf8) throws(MalformedReply) {
    try self.init(reading: value, in: offsetUnit)
  }
}

extension Snippet: Modelled, WireEncodable {
  static var noun: String { "snippet" }
  static var blank: Snippet { Snippet(text: "", marks: []) }
  static var definition: String? { "snippet" }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == Snippet {
    try visitor.member("text", \.text)
    try visitor.member("marks", \.marks, "Offsets into the text, in the unit of the request.")
  }

  func check(in offsetUnit: OffsetUnit) throws(MalformedReply) {
    let isOrdered = zip(marks, marks.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    guard isOrdered, OffsetTable(of: text, in: offsetUnit).utf8Ranges(of: marks) != nil else {
      throw MalformedReply(reason: "marks of snippet are not ordered pairs of offsets into its text")
    }
  }

  /// Writes `{"text":…,"marks":[[start,end],…]}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
