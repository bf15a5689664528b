import ShirabeTestSupport

extension SplitMix64 {
  /// UTF-8 of up to 24 pieces that the text rules treat in their own ways, some of them code points out of anywhere.
  mutating func awkwardText() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...24, using: &self) {
      let piece = Int.random(in: 0..<4, using: &self) == 0 ? codePoint() : pick(Self.awkwardPieces, or: [])
      // Runs now and then, some of them long.
      let isRun = Int.random(in: 0..<16, using: &self) == 0
      let count = isRun ? 1 << Int.random(in: 1...8, using: &self) : 1
      for _ in 0..<count { bytes += piece }
    }
    return bytes
  }

  /// Any code point at all, those of the first planes more often than not.
  private mutating func codePoint() -> [UInt8] {
    let value = UInt32.random(in: 0...0x10FFFF, using: &self) >> UInt32.random(in: 0...12, using: &self)
    return Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? []
  }

  /// Letters that combine, marks, what joins and is ignored, digits and dots, and what folding makes more or less of.
  static let awkwardPieces: [[UInt8]] = [
    // Marks of all classes, and letters that they go from or stay on.
    "\u{301}", "\u{323}", "\u{3099}", "\u{309A}", "\u{20DD}", "\u{5B0}", "\u{345}", "\u{F71}", "\u{F72}", "\u{302E}",
    "\u{E31}", "\u{94D}", "\u{1DC0}", "\u{1D165}", "a", "Å", "Σ", "ς", "ж", "й", "か", "カ", "ハ", "漢", "क", "ก\u{E33}",
    "န်",
    // What is joined, chosen or ignored.
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{AD}", "\u{34F}", "\u{FE0F}", "\u{E0100}", "\u{180B}", "\u{2060}",
    "\u{FEFF}",
    "\u{FFF0}", "\u{E0001}", "👩\u{200D}👧", "\u{1F1EF}\u{1F1F5}",
    // Hangul in parts, whole, and half as wide.
    "\u{1100}", "\u{1112}", "\u{1161}", "\u{11A8}", "\u{11AB}", "\u{A960}", "\u{D7B0}", "\u{D7CB}", "\u{115F}",
    "\u{1160}",
    "\u{3164}", "\u{FFA0}", "가", "각", "ㅎ", "ㅏ", "ﾡ", "\u{FFC2}",
    // Kana half as wide, with and without voice.
    "ｶ", "ﾊ", "ｳ", "ｱ", "ﾞ", "ﾟ", "ｰ", "･", "゛", "゜", "ヷ", "ゝ", "ヿ", "ー",
    // Digits and commas.
    "1", "12", "123", "000", ",", ",000", ",00", "，", "１", "٣", "٬", "①", "½", "²", ".",
    // Dots between letters, and what ends a line.
    "・", "·", "•", "‧", "∙", "⋅", "\u{387}", " ", "\u{3000}", "\n", "\r\n", "\u{2028}", "\u{0}", "、", "-", "_",
    // What folds to more, to less, or to another script.
    "ﷺ", "㍿", "㌖", "㋿", "ﬃ", "Ⅳ", "ß", "ẞ", "İ", "ı", "ŉ", "ǰ", "ΐ", "ᾳ", "đ", "Æ", "œ", "\u{1E9A}", "\u{F900}",
    "\u{2F800}", "⼀", "〇", "々", "〻", "𠮷", "\u{323B0}", "𝟘", "𝒜", "Ⓐ", "ℵ", "\u{FB1D}", "\u{2126}", "\u{212B}", "ﾷ",
    // No characters.
    "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}", "\u{FFFD}", "\u{E000}", "\u{378}",
  ].map { Array($0.utf8) }
}
