/// A text, and how it was read.
public struct DecodedText: Sendable {
  /// The text, without a byte order mark.
  public let text: String
  /// What it was read as.
  public let encoding: TextEncoding
  /// How many sequences the encoding does not know; each is a U+FFFD in the text.
  public let replacementCount: Int
  /// Where the first of them stands, in bytes from the start of the file.
  public let firstReplacementOffset: Int?
}
