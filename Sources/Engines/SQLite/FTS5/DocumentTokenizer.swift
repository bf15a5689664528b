import GRDBSQLite
import ShirabeText

/// The tokenizer that FTS5 calls: the text rules for articles, and for queries the terms as they are.
///
/// Articles give each token at a position of its own and bigrams colocated with their first letter. Queries come from
/// ``MatchExpression``, already cut into terms, and are only parted at the blanks.
final class DocumentTokenizer {
  /// FTS5's callback for one token: its context, flags, the token's bytes and its byte range in the text.
  typealias Emit =
    @convention(c) (UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32) -> Int32

  /// The tokens of a longer text take more memory than is worth keeping for the next.
  private static let keptByteCount = 4 << 20

  private unowned let bridge: FTS5Bridge
  private var tokenizer = Tokenizer()
  private var text = TokenizedText()

  init(_ bridge: FTS5Bridge) {
    self.bridge = bridge
  }

  /// Tokenizes one column of a row, or one phrase of a query.
  func tokenize(
    _ bytes: UnsafeBufferPointer<UInt8>, flags: Int32, context: UnsafeMutableRawPointer?, emit: Emit
  ) -> Int32 {
    if flags & FTS5_TOKENIZE_QUERY != 0 { return emitTerms(bytes, context, emit) }
    let isDocument = flags & FTS5_TOKENIZE_DOCUMENT != 0
    if !isDocument || !bridge.exchangePreparedText(&text, bytes) { tokenizer.tokenize(bytes, into: &text) }
    if isDocument { bridge.noteColumn(text, bytes) }
    defer { if bytes.count > DocumentTokenizer.keptByteCount { text = TokenizedText() } }
    return IndexTerm.forEach(in: text) { term, token, isBigram in
      let flags = isBigram ? FTS5_TOKEN_COLOCATED : 0
      let start = Int32(truncatingIfNeeded: token.sourceStart)
      let end = Int32(truncatingIfNeeded: token.sourceEnd)
      guard term.count > IndexTerm.maximumByteCount else { return call(emit, context, flags, term, start, end) }
      return IndexTerm.bounded(term).withUnsafeBufferPointer { call(emit, context, flags, $0, start, end) }
    }
  }

  private func emitTerms(
    _ bytes: UnsafeBufferPointer<UInt8>, _ context: UnsafeMutableRawPointer?, _ emit: Emit
  ) -> Int32 {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x20) ?? bytes.count
      let status = call(
        emit, context, 0, UnsafeBufferPointer(rebasing: bytes[start..<end]), Int32(start), Int32(end))
      guard status == SQLITE_OK else { return status }
      start = end + 1
    }
    return SQLITE_OK
  }

  @inline(__always)
  private func call(
    _ emit: Emit, _ context: UnsafeMutableRawPointer?, _ flags: Int32, _ term: UnsafeBufferPointer<UInt8>,
    _ start: Int32, _ end: Int32
  ) -> Int32 {
    term.withMemoryRebound(to: CChar.self) { emit(context, flags, $0.baseAddress, Int32($0.count), start, end) }
  }
}
