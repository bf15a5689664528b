import ShirabeText

/// A text with its tokens, to cut queries from.
struct CutText {
  /// The source, UTF-8.
  let bytes: [UInt8]
  /// Its tokens.
  let text: TokenizedText

  init(_ source: String, _ tokenizer: inout Tokenizer) {
    bytes = Array(source.utf8)
    text = tokenizer.tokenize(source)
  }

  var tokens: [Token] { text.tokens }

  /// The source of neighbouring tokens, from the first to the last; nil where that, by itself, has other tokens than here:
  /// what is cut from "1,23,456" can be a number that the text does not have.
  func source(of range: Range<Int>, _ tokenizer: inout Tokenizer) -> String? {
    guard let first = tokens[range].first, let last = tokens[range].last, first.sourceStart < last.sourceEnd else {
      return nil
    }
    let source = String(decoding: bytes[Int(first.sourceStart)..<Int(last.sourceEnd)], as: UTF8.self)
    let cut = tokenizer.tokenize(source)
    guard cut.tokens.count == range.count else { return nil }
    for (position, (here, there)) in zip(tokens[range], cut.tokens).enumerated() {
      guard text.bytes(of: here) == cut.bytes(of: there) else { return nil }
      guard position == 0 || here.touchesPrevious == there.touchesPrevious else { return nil }
    }
    return source
  }

  /// Whether a sentence ends between a token and the one before it.
  func endsSentence(before index: Int) -> Bool {
    guard index > 0 else { return true }
    let (start, end) = (Int(tokens[index - 1].sourceEnd), Int(tokens[index].sourceStart))
    guard start < end else { return false }
    let gap = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
    return gap.contains { CutText.sentenceEnds.contains($0) }
      || gap.first == "." && gap.dropFirst().first?.properties.isWhitespace == true
  }

  private static let sentenceEnds: Set<Unicode.Scalar> = ["\n", "。", "！", "？", "!", "?"]
}
