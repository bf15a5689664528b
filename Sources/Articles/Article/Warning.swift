/// Something that a file was taken in spite of.
public struct Warning: Equatable, Sendable {
  /// Bytes that are no text in the encoding of the file; U+FFFD stands for them.
  public struct Replacements: Equatable, Sendable {
    /// The encoding that the file was read as.
    public let encoding: TextEncoding
    /// How many sequences of bytes there are.
    public let count: Int
    /// Where the first stands, in bytes from the start of the text as it was decompressed.
    public let firstByteOffset: Int
  }

  /// Where it stands.
  public let origin: Origin
  /// What could not be read.
  public let replacements: Replacements

  /// Makes a warning.
  init(origin: Origin, replacements: Replacements) {
    self.origin = origin
    self.replacements = replacements
  }

  /// What is to be said of a text that was read; nil where all bytes of it could be.
  init?(origin: Origin, of text: DecodedText) {
    guard let offset = text.firstReplacementOffset else { return nil }
    self.init(
      origin: origin,
      replacements: Replacements(encoding: text.encoding, count: text.replacementCount, firstByteOffset: offset))
  }
}

extension Warning: CustomStringConvertible {
  /// `path: what is wrong`.
  public var description: String { "\(origin): \(reason)" }

  /// What is wrong.
  public var reason: String {
    let count = replacements.count == 1 ? "1 place is" : "\(replacements.count) places are"
    return """
      \(count) not \(replacements.encoding), the first at byte \(replacements.firstByteOffset): U+FFFD stands there; \
      if the encoding is another, say it with --encoding
      """
  }
}
