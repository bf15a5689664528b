public import ShirabeJSON

/// One token of a text.
public struct AnalyzedToken: Equatable, Sendable {
  /// What a token is made of.
  public enum Kind: String, CaseIterable, Sendable, Choice {
    /// A letter of Han.
    case han
    /// A letter of Hiragana.
    case hiragana
    /// A letter of Katakana.
    case katakana
    /// A letter of Hangul.
    case hangul
    /// A letter of Bopomofo, Thai, Lao, Khmer or Myanmar.
    case otherLetter
    /// A run of letters of any other script.
    case word
    /// A run of digits.
    case number
  }

  /// The token, folded.
  public var text: String
  /// What it is made of.
  public var kind: Kind
  /// Where it begins and ends in the text as given, in bytes of UTF-8.
  private var start: Int
  private var end: Int
  /// Whether nothing stands between it and the token before it.
  public var touches: Bool

  /// Makes a token.
  public init(text: String, kind: Kind, byteRange: Range<Int>, touches: Bool) {
    self.text = text
    self.kind = kind
    start = byteRange.lowerBound
    end = byteRange.upperBound
    self.touches = touches
  }

  /// Where it stands in the text as given, in bytes of UTF-8.
  public var byteRange: Range<Int> { start..<end }

  /// Reads a token.
  public init(_ value: JSON) throws(MalformedReply) { try self.init(reading: value) }
}

extension AnalyzedToken: Modelled, WireEncodable {
  static var noun: String { "a token" }
  static var blank: AnalyzedToken { AnalyzedToken(text: "", kind: .word, byteRange: 0..<0, touches: false) }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == AnalyzedToken {
    try visitor.member("text", \.text, MemberFacts(minimumLength: 1))
    try visitor.member("kind", \.kind)
    try visitor.member("start", \.start)
    try visitor.member("end", \.end)
    try visitor.member("touches", \.touches)
  }

  func check(in offsetUnit: OffsetUnit) throws(MalformedReply) {
    guard 0 <= start, start <= end else { throw MalformedReply(reason: "start and end of a token are no range") }
  }

  /// Writes `{"text":…,"kind":…,"start":…,"end":…,"touches":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
