/// Reads the bytes of a text file, whatever encoding they are in.
public enum TextDecoder {
  /// The text of a whole file.
  ///
  /// The encoding is the one that was said; else that of a byte order mark; else the one declared, unless the bytes contradict it;
  /// else UTF-8 where they are, ISO-2022-JP where they have its escape sequences, and otherwise the one that makes the best
  /// text of them. Sequences that it does not know become U+FFFD, one each.
  ///
  /// - Parameters:
  ///   - declared: What the file says of itself, as found by ``EncodingDeclaration``.
  ///   - said: What the user says.
  /// - Throws: ``ArticleError`` where the bytes are no text.
  public static func decode(_ bytes: [UInt8], declared: TextEncoding?, said: TextEncoding?) throws(ArticleError)
    -> DecodedText
  {
    if let known = ByteOrderMark.encoding(said: said, mark: ByteOrderMark(bytes)) { return try read(bytes, as: known) }
    let isUTF8 = UTF8Text.firstInvalidOffset(in: bytes[...]) == nil
    if bytes.contains(0) {
      if let declared, declared.isUTF16 { return try read(bytes, as: declared) }
      if let wide = try EncodingDetector.utf16(bytes) { return try read(bytes, as: wide) }
      throw .notText(byteOffset: bytes.firstIndex(of: 0) ?? 0)
    }
    if isUTF8 { return try read(bytes, as: try encodingOfValid(bytes, declared: declared), isUTF8: true) }
    if let declared, declared != .utf8, !declared.isUTF16 {
      let text = try? read(bytes, as: declared)
      if let text, text.replacementCount == 0 { return text }
      return try detect(bytes, declared: declared)
    }
    return try detect(bytes, declared: declared)
  }

  /// The encoding of bytes that are valid as UTF-8: nearly always that.
  private static func encodingOfValid(_ bytes: [UInt8], declared: TextEncoding?) throws(ArticleError) -> TextEncoding {
    let (isEscaped, isASCII, isTwoByte) = bytes.withUnsafeBufferPointer { buffer in
      let highest = buffer.max() ?? 0
      return (highest < 0x80 && EscapedTranscoder.isPresent(in: buffer), highest < 0x80, highest < 0xE0)
    }
    if isEscaped { return .iso2022JP }
    // A pair of bytes of EUC or GBK may look like a letter of UTF-8's two bytes; one of three bytes is no accident.
    guard let declared, declared != .utf8, !declared.isUTF16, !isASCII, isTwoByte else { return .utf8 }
    let score = try TextScore.score(of: bytes, as: declared)
    return try score > TextScore.score(of: bytes, as: .utf8) ? declared : .utf8
  }

  /// Takes the first encoding in order of likelihood that knows all of the bytes; if none does, the likeliest.
  private static func detect(_ bytes: [UInt8], declared: TextEncoding?) throws(ArticleError) -> DecodedText {
    var ranking = try EncodingDetector.ranking(of: bytes)
    if let declared, declared != .utf8 || ranking.contains(.utf8) {
      ranking.removeAll { $0 == declared }
      ranking.insert(declared, at: 0)
    }
    var likeliest: Result<DecodedText, ArticleError>?
    for encoding in ranking {
      let result = Result { () throws(ArticleError) in try read(bytes, as: encoding) }
      if case .success(let text) = result, text.replacementCount == 0 { return text }
      // UTF-8 does not come about by accident: a few bad bytes in it are damage, not another encoding.
      if encoding == .utf8, case .success(let text) = result { return text }
      likeliest = likeliest ?? result
    }
    guard let likeliest else { throw .illegible(reason: "its bytes are text in none of the encodings that are tried") }
    return try likeliest.get()
  }

  /// The text in this encoding; throws where it is none.
  ///
  /// - Parameter isUTF8: Whether the bytes are known to be valid as UTF-8.
  private static func read(
    _ bytes: [UInt8], as encoding: TextEncoding, isUTF8: Bool = false
  ) throws(ArticleError) -> DecodedText {
    let start = ByteOrderMark(bytes).flatMap { $0.encoding == encoding ? $0.byteCount : nil } ?? 0
    let text: DecodedText
    if encoding == .utf8, isUTF8 || UTF8Text.firstInvalidOffset(in: bytes[...]) == nil {
      text = DecodedText(
        text: String(decoding: bytes[start...], as: UTF8.self), encoding: .utf8, replacementCount: 0,
        firstReplacementOffset: nil)
    } else {
      let transcoder = try encoding.transcoder()
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 2)
      bytes.withUnsafeBufferPointer { buffer in
        _ = transcoder.transcode(UnsafeBufferPointer(rebasing: buffer[start...]), isLast: true, into: &output)
      }
      text = DecodedText(
        text: String(decoding: output, as: UTF8.self), encoding: encoding,
        replacementCount: transcoder.replacementCount,
        firstReplacementOffset: transcoder.firstReplacementOffset.map { $0 + start })
    }
    try Legibility.check(text, bytes)
    return text
  }
}

extension TextEncoding {
  /// Whether its units have two bytes.
  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
