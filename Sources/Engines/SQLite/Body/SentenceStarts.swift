import ShirabeSearch
package import ShirabeText

/// Which tokens of a body begin a sentence by ``SentenceRule``, so that positions of terms tell in which sentence they stand.
///
/// Stored as the distances from one to the next, each a number of seven bits a byte, the lowest first (LEB128); the first
/// token of the body, which always begins one, is not among them.
package enum SentenceStarts {
  /// The stored form for a body.
  package static func encoded(of text: TokenizedText, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var encoded: [UInt8] = []
    var previousStart = 0
    var previousEnd: Int?
    for (number, token) in text.tokens.enumerated() {
      if let end = previousEnd, !token.touchesPrevious,
        SentenceRule.endsSentence(in: bytes, from: end, to: Int(token.sourceStart))
      {
        append(UInt32(clamping: number - previousStart), to: &encoded)
        previousStart = number
      }
      previousEnd = Int(token.sourceEnd)
    }
    return encoded
  }

  private static func append(_ number: UInt32, to encoded: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      encoded.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    encoded.append(UInt8(rest))
  }

  /// Reads the stored form: the first tokens of all sentences but the first, ascending.
  static func decode(_ bytes: UnsafeRawBufferPointer, into starts: inout [UInt32]) {
    starts.removeAll(keepingCapacity: true)
    var start: UInt32 = 0
    var number: UInt32 = 0
    var shift: UInt32 = 0
    for byte in bytes {
      number |= shift < 32 ? UInt32(byte & 0x7F) << shift : 0
      shift += 7
      guard byte < 0x80 else { continue }
      start &+= number
      starts.append(start)
      (number, shift) = (0, 0)
    }
  }

  /// The text of a sentence, from its first token to its last; empty where there are not so many.
  static func text(
    ofSentence number: Int, in body: String, _ interruption: Interruption = .never
  ) throws(IndexError) -> String {
    var body = body
    let found: String? = body.withUTF8 { bytes in
      var tokenizer = Tokenizer()
      var text = TokenizedText()
      let isWhole = tokenizer.tokenize(bytes, into: &text) { interruption.reason == nil }
      guard isWhole else { return nil }
      var starts: [UInt32] = []
      encoded(of: text, in: bytes).withUnsafeBytes { decode($0, into: &starts) }
      let bounds = [0] + starts.map(Int.init) + [text.tokens.count]
      guard number + 1 < bounds.count, bounds[number] < bounds[number + 1] else { return "" }
      let tokens = text.tokens[bounds[number]..<bounds[number + 1]]
      let (start, end) = (Int(tokens[tokens.startIndex].sourceStart), Int(tokens[tokens.endIndex - 1].sourceEnd))
      return String(decoding: bytes[start..<max(start, min(end, bytes.count))], as: UTF8.self)
    }
    guard let found else { throw .interrupted }
    return found
  }
}
