/// Folds text and cuts it into tokens, by the one set of rules that articles and queries share.
///
/// The rules are "Text rules" of the contract: toNFKC_Casefold, Latin and Greek letters without marks, middle dots and
/// thousands commas gone; then letters, words and numbers. It works on UTF-8 bytes, reads ill-formed ones as U+FFFD (a
/// separator), and keeps its buffers from one text to the next.
public struct Tokenizer: Sendable {
  /// Texts longer than this many bytes are read up to here only, since tokens count in 32 bits.
  public static let maximumByteCount = Int(UInt32.max)

  /// Names the rules: an index written by other rules has another fingerprint and cannot be searched by these.
  public static let fingerprint = "shirabe-text-1/unicode-\(UnicodeTables.unicodeVersion)"

  private var normalizer = Normalizer()
  private let keepsSeparators: Bool

  /// Creates a tokenizer.
  ///
  /// - Parameter keepsSeparators: Whether the folded text holds what stands between tokens as well.
  public init(keepsSeparators: Bool = false) {
    self.keepsSeparators = keepsSeparators
  }

  /// Replaces what is in `text` by the tokens of `bytes`.
  ///
  /// - Complexity: O(*n*) in the bytes, for all but pathological heaps of combining marks (O(*n* log *n*)).
  public mutating func tokenize(_ bytes: UnsafeBufferPointer<UInt8>, into text: inout TokenizedText) {
    _ = tokenize(bytes, into: &text) { true }
  }

  /// The same, as long as it may go on: it is asked between stretches of 64 KiB.
  ///
  /// - Returns: Whether all was read; else the tokens are those of a part of the bytes.
  public mutating func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, into text: inout TokenizedText, whileAllowed goesOn: () -> Bool
  ) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(Tokenizer.maximumByteCount))
    var reused = TokenizedText()
    swap(&reused, &text)
    var builder = TokenBuilder(reusing: reused, keepsSeparators: keepsSeparators)
    let isWhole = normalizer.fold(bytes, into: &builder, whileAllowed: goesOn)
    text = builder.finish()
    return isWhole
  }

  /// The tokens of a string; offsets count its UTF-8 bytes.
  public mutating func tokenize(_ string: String) -> TokenizedText {
    var text = TokenizedText()
    var string = string
    string.withUTF8 { tokenize($0, into: &text) }
    return text
  }

  /// The whole folded text of a string, separators included.
  public static func fold(_ string: String) -> String {
    var tokenizer = Tokenizer(keepsSeparators: true)
    return String(decoding: tokenizer.tokenize(string).folded, as: UTF8.self)
  }
}
