/// Turns text of one encoding into UTF-8, piece by piece.
///
/// Sequences that the encoding does not know become U+FFFD, one each, and are counted.
protocol Transcoder: AnyObject {
  /// How many sequences were replaced.
  var replacementCount: Int { get }
  /// Where the first of them stands, counted from the first byte that was given.
  var firstReplacementOffset: Int? { get }

  /// Appends the text of these bytes.
  ///
  /// - Parameter isLast: Whether nothing follows: a sequence that the bytes end in is then bad; otherwise it is left for the
  ///   next call, which is to begin with it.
  /// - Returns: How many bytes were taken.
  func transcode(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) -> Int
}

extension TextEncoding {
  /// U+FFFD in UTF-8.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// A transcoder from this encoding; throws where the system has no tables for it.
  func transcoder() throws(ArticleError) -> any Transcoder {
    switch self {
    case .utf8: return UTF8Mender()
    case .iso2022JP: return EscapedTranscoder(inner: try IconvTranscoder(.eucJP))
    default: return try IconvTranscoder(self)
    }
  }
}
