extension SplitMix64 {
  /// Up to so many words and what may stand between them: what ends sentences, what closes and opens, and white space, in any order.
  public mutating func sentenceText(_ count: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...count, using: &self) {
      text += pick(SplitMix64.sentenceWords, or: "")
      for _ in 0..<Int.random(in: 0...3, using: &self) { text += pick(SplitMix64.sentenceMarks, or: "") }
    }
    return text
  }

  private static let sentenceWords = [
    "麻薬", "押収", "橋が", "は", "国会", "한국", "다", "cat", "Mr", "J", "Кот", "é", "3", "1,000", "3.5", "ドナ・トラ", "ｶﾞ", "ไทย",
  ]

  private static let sentenceMarks = [
    "。", "。", "｡", "！", "？", "．", "!", "?", ".", ".", ".", ". ", ". ", ".\" ", ".) ", ".\n", "\n", "\r\n", "\u{2028}",
    "\t", "\u{3000}", "\u{A0}", " ", " ", "「", "」", "』", "（", "）", "“", "”", "«", "»", "\"", "'", "]", "〕", "、", ",",
    "…", "‼", "।", "・",
  ]
}
