import ShirabeQuery
import Testing

@testable import ShirabePassages

/// What an article has just as it was typed, told by bytes.
@Suite struct LiteralFormsTests {
  @Test(arguments: [
    (["憲法"], "日本国憲法", true), (["憲法"], "憲", false), (["憲法"], "", false),
    (["ﾄﾗﾝﾌﾟ"], "トランプ", false), (["ﾄﾗﾝﾌﾟ"], "のﾄﾗﾝﾌﾟは", true),
    (["か"], "か\u{3099}", false), (["か"], "か\u{3099}か", true), (["葛"], "葛\u{E0100}城", false),
    (["日本", "憲法"], "憲法、日本", true), (["日本", "憲法"], "日本", false),
    (["ドナルド・トランプ"], "ドナルドトランプ", false), (["ドナルド・トランプ"], "ドナルド・トランプ", true),
    (["ああ"], "あいああ", true), (["한국"], "한국은행", true),
  ])
  func standsAsTyped(_ typed: [String], _ text: String, _ expected: Bool) throws {
    let highlights = try typed.map { Highlight(phrase: try #require(Phrase($0))) }
    let forms = try #require(LiteralForms(highlights))
    #expect((forms.rest(after: text) == nil) == expected)
    // Split over title and body it is there as well.
    if expected, typed.count == 1 { #expect(forms.rest(after: "無")?.rest(after: text) == nil) }
  }

  @Test(arguments: ["500", "cat", "日本 35", "F-35戦闘機"])
  func wordsAndNumbersCannotBeTold(_ typed: String) throws {
    #expect(LiteralForms([Highlight(phrase: try #require(Phrase(typed)))]) == nil)
  }
}
