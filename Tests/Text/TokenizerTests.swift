import ShirabeTestSupport
import ShirabeText
import Testing

@Suite struct TokenizerTests {
  /// Tokens are written one after the other, with a blank where the next does not touch.
  @Test(arguments: [
    // Japanese
    ("日本国憲法、施行", "日 本 国 憲 法 | 施 行"),
    ("トランプ大統領（Donald Trump）", "ト ラ ン プ 大 統 領 | donald | trump"),
    ("ラーメン々〆〇", "ラ ー メ ン 々 〆 〇"),
    ("𠮷田の𠮷野家", "𠮷 田 の 𠮷 野 家"),
    ("FARC残党 3千か所", "farc 残 党 | 3 千 か 所"),
    // Chinese, planes above the BMP included
    ("唐纳德·特朗普说：“你好”", "唐 纳 德 特 朗 普 说 | 你 好"),
    ("𰻞𰻞麵 ㄅㄆㄇ \u{323B0}", "𰻞 𰻞 麵 | ㄅ ㄆ ㄇ | \u{323B0}"),
    // Korean
    ("한국은행 2025년", "한 국 은 행 | 2025 년"),
    // Latin, Greek, Cyrillic: words
    ("F-35, F35 and F 35", "f | 35 | f 35 | and | f | 35"),
    ("don't stop Ωmega", "don | t | stop | ωmega"),
    ("Чайковский_Пётр", "чайковский | пётр"),
    // Thai and others: letters
    ("ไทย ລາວ ခရီး", "ไ ท ย | ລ າ ວ | ခ ရီး"),
    // Numbers
    ("18,500か所 1,5", "18500 か 所 | 1 | 5"),
    ("１２:３０ ４５％ ٣٤", "12 | 30 | 45 | ٣٤"),
    ("x1y2", "x 1 y 2"),
  ])
  func cuts(_ source: String, _ expected: String) {
    var tokenizer = Tokenizer()
    let text = tokenizer.tokenize(source)
    var written = ""
    for token in text.tokens {
      if !written.isEmpty { written += token.touchesPrevious ? " " : " | " }
      written += text.string(of: token)
    }
    #expect(written == expected)
  }

  @Test(arguments: [
    ("漢", TokenKind.han), ("々", .han), ("〇", .han), ("ひ", .hiragana), ("カ", .katakana), ("ー", .katakana),
    ("ｶ", .katakana), ("글", .hangul), ("ㄅ", .otherLetter), ("ก", .otherLetter), ("a", .word), ("ж", .word),
    ("7", .number), ("㍻", .han), ("Ⅳ", .word),
  ])
  func knowsItsKind(_ source: String, _ kind: TokenKind) {
    var tokenizer = Tokenizer()
    #expect(tokenizer.tokenize(source).tokens.first?.kind == kind)
  }

  @Test(arguments: [
    ("は18,500か所", ["は", "18,500", "か", "所"]),
    ("Ne\u{301}stor 氏", ["Ne\u{301}stor", "氏"]),
    ("ﾄﾞﾅ", ["ﾄﾞ", "ﾅ"]),
    ("葛\u{E0100}飾", ["葛\u{E0100}", "飾"]),
    ("唐·特", ["唐", "特"]),
    ("㍿", ["㍿", "㍿", "㍿", "㍿"]),
  ])
  func knowsWhereItStood(_ source: String, _ pieces: [String]) {
    var tokenizer = Tokenizer()
    let bytes = Array(source.utf8)
    let cut = tokenizer.tokenize(source).tokens.map { String(decoding: bytes[$0.sourceRange], as: UTF8.self) }
    #expect(cut == pieces)
  }

  /// The piece of the source that a token names folds to the token, whatever surrounds it.
  @Test func sourceRangesFoldToTheirTokens() {
    var random = SplitMix64(seed: 11)
    var tokenizer = Tokenizer()
    for _ in 0..<3_000 {
      let source = random.mixedText()
      let bytes = Array(source.utf8)
      let text = tokenizer.tokenize(source)
      for token in text.tokens {
        let piece = tokenizer.tokenize(String(decoding: bytes[token.sourceRange], as: UTF8.self))
        #expect(piece.tokens.contains { piece.bytes(of: $0) == text.bytes(of: token) }, "\(source.debugDescription)")
      }
    }
  }

  @Test func separatorsChangeNoToken() {
    var random = SplitMix64(seed: 13)
    var bare = Tokenizer()
    var whole = Tokenizer(keepsSeparators: true)
    for _ in 0..<2_000 {
      let source = random.mixedText()
      let (a, b) = (bare.tokenize(source), whole.tokenize(source))
      #expect(a.tokens.map(a.string) == b.tokens.map(b.string), "\(source.debugDescription)")
    }
  }

  /// Long texts are left when that is said, between their beginning and their end.
  @Test(arguments: [0, 1, 3, 20, 10_000])
  func endsEarlyWhereItIsToldTo(questions: Int) {
    var source = String(repeating: "東京都の港で", count: 20_000)
    var tokenizer = Tokenizer()
    let whole = tokenizer.tokenize(source)
    var text = TokenizedText()
    var asked = 0
    let isWhole = source.withUTF8 { bytes in
      tokenizer.tokenize(bytes, into: &text) {
        asked += 1
        return asked <= questions
      }
    }
    #expect(isWhole == (questions == 10_000))
    #expect(isWhole || asked == questions + 1)
    #expect(isWhole ? text.tokens == whole.tokens : text.tokens.count < whole.tokens.count)
    #expect(text.tokens.prefix(60_000).elementsEqual(whole.tokens.prefix(text.tokens.count).prefix(60_000)))
  }
}
