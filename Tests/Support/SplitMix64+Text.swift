extension SplitMix64 {
  /// Up to 24 code points out of those that the text rules treat in their own ways.
  public mutating func mixedText() -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...24, using: &self) {
      if let pool = Self.pools.randomElement(using: &self), let scalar = pool.randomElement(using: &self) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static let pools: [[Unicode.Scalar]] = [
    Array("アイガパー・･·•‧".unicodeScalars) + ["\u{3099}", "\u{309A}", "\u{FF9E}"],
    Array("漢字国々〇𠮷唐".unicodeScalars) + ["\u{E0100}"],
    Array("ひらがなの".unicodeScalars),
    Array("한국어은행".unicodeScalars) + ["\u{1112}", "\u{1161}", "\u{11AB}"],
    Array("aZéÅßøÆﬁⅣΩж".unicodeScalars) + ["\u{301}", "\u{323}"],
    Array("0123456789,,,１，".unicodeScalars),
    Array(" 、。-\n".unicodeScalars) + ["\u{3000}", "\u{200B}", "\u{AD}"],
  ]
}
