import ShirabeModel
import ShirabePassages
import ShirabeTestSupport
import ShirabeText
import Testing

@Suite struct TextAnalysisTests {
  /// Tokens as `text/kind/bytes of the source`, with + before those that touch the one before.
  @Test(arguments: [
    ("ＦＡＲＣ残党", "farc残党", "farc/word/0-12 +残/han/12-15 +党/han/15-18"),
    ("ドナ・トラ", "ドナトラ", "ド/katakana/0-3 +ナ/katakana/3-6 +ト/katakana/9-12 +ラ/katakana/12-15"),
    ("押収は18,500。", "押収は18500。", "押/han/0-3 +収/han/3-6 +は/hiragana/6-9 +18500/number/9-15"),
    ("한국 은행", "한국 은행", "한/hangul/0-3 +국/hangul/3-6 은/hangul/7-10 +행/hangul/10-13"),
    ("Né Кот", "ne кот", "ne/word/0-3 кот/word/4-10"),
    ("ไทย", "ไทย", "ไ/otherLetter/0-3 +ท/otherLetter/3-6 +ย/otherLetter/6-9"),
    ("、。", "、。", ""), ("", "", ""),
  ])
  func showsWhatTheIndexSees(_ text: String, _ folded: String, _ tokens: String) {
    let analysis = AnalyzeReply(analyzing: text)
    #expect(analysis.folded.utf8.elementsEqual(folded.utf8))
    let shown = analysis.tokens.map { token in
      "\(token.touches ? "+" : "")\(token.text)/\(token.kind)/\(token.byteRange.lowerBound)-\(token.byteRange.upperBound)"
    }
    #expect(shown.joined(separator: " ") == tokens)
  }

  /// The tokens are those of the index, and the folded text has them in their order.
  @Test func agreesWithTheIndex() {
    var random = SplitMix64(seed: 13)
    var tokenizer = Tokenizer()
    for _ in 0..<1_500 {
      let text = random.mixedText()
      let indexed = tokenizer.tokenize(text)
      let analysis = AnalyzeReply(analyzing: text)
      #expect(analysis.tokens.map(\.text) == indexed.tokens.map(indexed.string))
      #expect(analysis.tokens.map(\.byteRange) == indexed.tokens.map(\.sourceRange))
      #expect(analysis.tokens.map(\.touches) == indexed.tokens.map(\.touchesPrevious))
      #expect(analysis.folded.utf8.elementsEqual(Tokenizer.fold(text).utf8))
    }
  }
}
