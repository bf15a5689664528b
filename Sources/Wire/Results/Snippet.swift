public import ShirabeJSON

/// A stretch of an article's body with the places that matched.
public struct Snippet: Equatable, Sendable {
  /// The text.
  public var text: String
  /// The matches, in UTF-8 byte offsets into `text`, in order and apart.
  public var marks: [Range<Int>]

  /// Makes a snippet.
  public init(text: String, marks: [Range<Int>]) {
    self.text = text
    self.marks = marks
  }

  /// Reads a snippet; marks outside of the text or inside of a character are refused.
  public init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "snippet")
    text = try members.string("text")
    marks = []
    let bytes = Array(text.utf8)
    func isBoundary(_ offset: Int) -> Bool { offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
    var end = 0
    for mark in try members.array("marks") {
      guard let pair = mark.array, pair.count == 2, let lower = pair[0].int64, let upper = pair[1].int64,
        end <= lower, lower <= upper, upper <= bytes.count, isBoundary(Int(lower)), isBoundary(Int(upper))
      else { throw MalformedReply(reason: "marks of snippet are not ordered pairs of offsets into its text") }
      marks.append(Int(lower)..<Int(upper))
      end = Int(upper)
    }
  }
}

extension Snippet: WireEncodable {
  /// Writes `{"text":…,"marks":[[start,end],…]}`.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendKey("text")
    writer.appendString(text)
    writer.appendKey("marks")
    writer.beginArray()
    for mark in marks {
      writer.beginArray()
      writer.appendInteger(mark.lowerBound)
      writer.appendInteger(mark.upperBound)
      writer.endArray()
    }
    writer.endArray()
    writer.endObject()
  }
}
