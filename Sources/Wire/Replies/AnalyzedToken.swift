public import ShirabeJSON

/// One token of a text.
public struct AnalyzedToken: Equatable, Sendable {
  /// What a token is made of.
  public enum Kind: String, CaseIterable, Sendable {
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
  /// Where it stands in the text as given, in bytes of UTF-8.
  public var byteRange: Range<Int>
  /// Whether nothing stands between it and the token before it.
  public var touches: Bool

  /// Makes a token.
  public init(text: String, kind: Kind, byteRange: Range<Int>, touches: Bool) {
    self.text = text
    self.kind = kind
    self.byteRange = byteRange
    self.touches = touches
  }

  /// Reads a token.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "a token")
    text = try members.string("text")
    kind = try members.choice("kind")
    let (start, end) = (try members.integer("start"), try members.integer("end"))
    guard 0 <= start, start <= end else { throw MalformedReply(reason: "start and end of a token are no range") }
    byteRange = start..<end
    touches = try members.boolean("touches")
  }
}

extension AnalyzedToken: WireEncodable {
  /// Writes `{"text":…,"kind":…,"start":…,"end":…,"touches":…}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("text", text)
    writer.appendMember("kind", kind.rawValue)
    writer.appendMember("start", byteRange.lowerBound)
    writer.appendMember("end", byteRange.upperBound)
    writer.appendMember("touches", touches)
    writer.endObject()
  }
}
