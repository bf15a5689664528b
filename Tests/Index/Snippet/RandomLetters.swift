import ShirabeTestSupport

extension SplitMix64 {
  /// Up to so many pieces of text, many of them letters of several code points or parts of such.
  mutating func letters(_ count: Int) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...count, using: &self) {
      text.unicodeScalars.append(contentsOf: (SplitMix64.letterPieces.randomElement(using: &self) ?? "").unicodeScalars)
    }
    return text
  }

  private static let letterPieces = [
    "👨‍👩‍👧", "🇯🇵", "🇰", "🇷", "👍🏽", "1\u{FE0F}\u{20E3}", "葛\u{E0100}", "。\u{FE00}", "❤\u{FE0F}", "\u{200D}", "\u{FE0F}",
    "か\u{3099}", "ハ", "ﾊﾟ", "\u{309A}", "\u{302A}", "e\u{301}", "\u{301}", "ñ", "\u{345}", "\u{1112}\u{1161}\u{11AB}",
    "\u{1161}",
    "가\u{11A8}", "\u{A960}", "각", "ก\u{E33}", "ไ", "क्षि", "\u{94D}", "မြ", "\r\n", "\r", "\n", " ", "　", "\u{A0}",
    "\u{AD}", "\u{600}",
    "日", "本", "憲法", "の", "は", "𠮷", "。", "！", "？」", ". ", "1.5", "、", "・", "cat", "Кот", "αβ", "18,500", "©", "〰", "㊗",
    "…",
  ]
}
