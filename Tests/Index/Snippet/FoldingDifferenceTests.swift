import ShirabeModel
import ShirabeQuery
import ShirabeSearch
import ShirabeTestSupport
import Testing

@testable import ShirabePassages

@Suite struct FoldingDifferenceTests {
  @Test(
    arguments: [
      ("麻薬", "麻薬", []), ("憲法", "憲 法", nil), ("FARC", "farc", [.case]), ("ＦＡＲＣ", "FARC", [.width]),
      ("ｆａｒｃ", "FARC", [.width, .case]), ("Nestor", "Néstor", [.accent]),
      ("nestor", "NE\u{301}STOR", [.case, .accent]),
      ("Néstor", "Ne\u{301}stor", []), ("Łódź", "Lodz", [.accent]), ("aether", "Æther", [.case, .accent]),
      ("ﾄﾗﾝﾌﾟ", "トランプ", [.width]), ("か\u{3099}", "が", []), ("葛飾", "葛\u{E0100}飾", [.width]), ("株式", "㍿", [.width]),
      ("ドナルドトランプ", "ドナルド・トランプ", [.middleDot]), ("ドナルド・トランプ", "ドナルド・トランプ", []),
      ("ドナルド·トランプ", "ドナルド・トランプ", [.middleDot]), ("ﾄﾞﾅﾙﾄﾞ･ﾄﾗﾝﾌﾟ", "ドナルド・トランプ", [.width]),
      ("唐纳德特朗普", "唐纳德·特朗普", [.middleDot]), ("18500", "18,500", [.thousands]), ("18,500", "１８，５００", [.width]),
      ("18500", "１８，５００", [.width, .thousands]), ("한국 은행", "한국은행", [.spacing]), ("한국은행", "한국은행", []),
      ("한국", "\u{1112}\u{1161}\u{11AB}국", []), ("F-35", "F35", [.spacing]), ("f35", "Ｆ－３５", [.width, .case, .spacing]),
      ("FARC 残党", "FARC残党", [.spacing]), ("公的 機関", "公的、機関", []), ("ΣΊΣΥΦΟΣ", "σισυφος", [.case, .accent]),
      ("Straße", "STRASSE", [.case]), ("кот", "КОТ", [.case]), ("fin", "ﬁn", [.width]), ("ſee", "see", [.width]),
    ] as [(String, String, Set<Folding>?)])
  func isWhatMadeItMatch(_ query: String, _ article: String, _ foldings: Set<Folding>?) throws {
    let highlights = highlights([query])
    var highlighter = Highlighter(highlights)
    #expect(try highlighter.read(article).foldings(of: highlights) == [foldings])
  }

  @Test(
    arguments: [
      ("transl", "Translation", [.case]), ("ｔｒ", "translate", [.width]), ("ne", "Néstor", [.case, .accent]),
      ("18", "18,500", []), ("1850", "18,500", [.thousands]),
    ] as [(String, String, Set<Folding>)])
  func goesForBeginnings(_ query: String, _ article: String, _ foldings: Set<Folding>) throws {
    var highlight = try #require(highlights([query]).first)
    highlight.isPrefix = true
    var highlighter = Highlighter([highlight])
    #expect(try highlighter.read(article).foldings(of: [highlight]) == [foldings])
  }

  @Test func isThatOfTheClosestMatch() throws {
    let highlights = highlights(["Farc", "残党"])
    var highlighter = Highlighter(highlights)
    #expect(try highlighter.read("ＦＡＲＣ、Farc、FARC").foldings(of: highlights) == [[], nil])
  }

  /// A text matches itself without any folding, and whatever else folds to the same with one that can do that.
  @Test func nothingIsNeededForTheSameText() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<1_500 {
      let text = random.mixedText()
      guard let phrase = Phrase(text) else { continue }
      let highlight = Highlight(phrase: phrase)
      var highlighter = Highlighter([highlight])
      #expect(try highlighter.read(text).foldings(of: [highlight]) == [[]], "\(text.debugDescription)")
      let raised = try highlighter.read(text.uppercased()).foldings(of: [highlight])[0]
      #expect(raised?.isSubset(of: [.case, .width, .accent]) ?? true, "\(text.debugDescription) \(raised ?? [])")
    }
  }
}
