import ShirabeTestSupport

extension SplitMix64 {
  /// A string out of everything that the language treats in a way of its own.
  mutating func queryText() -> String {
    (0..<Int.random(in: 0...14, using: &self)).map { _ in
      Int.random(in: 0..<12, using: &self) == 0 ? codePoint() : pick(pick(Self.pools, or: []), or: "")
    }.joined()
  }

  /// Any code point at all, one of the first planes more often than not.
  private mutating func codePoint() -> String {
    let value = UInt32.random(in: 0...0x10FFFF, using: &self) >> UInt32.random(in: 0...12, using: &self)
    return Unicode.Scalar(value).map { String(Character($0)) } ?? ""
  }

  /// The pieces that it is made of.
  static var queryPieces: [[UInt8]] { pools.joined().map { Array($0.utf8) } }

  private static let pools: [[String]] = [
    [" ", " ", " ", "　", "\n", "\r\n", "\t"],
    ["\"", "\"", "＂", "“", "”", "「", "」", "｢", "｣", "\u{FE41}", "\u{FE42}"],
    ["(", ")", "（", "）", "|", "｜", "-", "－", " OR ", " ＯＲ ", " NOT ", "AND", "or"],
    ["*", "＊", "~", "～", "\"~8", "」～８", "\"~1001", "“a b”~0", ":", "：", "．．", ".."],
    ["title:", "ｔｉｔｌｅ：", "author:", "source:", "tag:", "language:", "id:", "Title:", "url:"],
    ["date:", "date:2025", "date:2025-02..", "ｄａｔｅ：＞＝２０２５", "date:<2024-03-01", "date:>2025-12", "date:2025-13"],
    ["한국", "은행", "국", "\u{1112}", "\u{1161}", "\u{11AB}", "\u{302E}", "ㅎ", "ﾡ"],
    ["憲法", "日本", "の", "トラン", "・", "ー", "ﾊﾞ", "カ\u{3099}", "𠮷", "唐·纳", "ก็", "ខ្មែរ", "အ"],
    ["tran", "F-35", "Åb", "ﬁ", "ß", "Ⅳ", "ж\u{301}", "e\u{301}", "\u{200B}", "\u{AD}", "\u{345}", "א", "\u{E9}x"],
    ["18,500", "1,2", ",", "，", "１２", "3\u{301}", "²", "½", "12:30", "http://a.example/b?c=(d)", "、。", "\u{0}", "🙂"],
  ]
}
