import ShirabeModel
import ShirabeSearch
import Testing

@testable import ShirabePassages

@Suite struct SnippetWindowTests {
  struct Case: Sendable {
    var phrases: [String]
    var body: String
    var letterCount: Int
    var snippets: [String]
  }

  @Test(arguments: [
    // The sentence with most of what was asked for, not the first match; what follows comes with it, then what precedes.
    Case(phrases: ["麻薬", "押収"], body: "麻薬の話だ。別の長い文である。麻薬を押収。終わり。", letterCount: 10, snippets: ["[麻薬]を[押収]。終わり。"]),
    Case(phrases: ["押収"], body: "前の文。麻薬を押収。後は長い文である。", letterCount: 11, snippets: ["前の文。麻薬を[押収]。"]),
    // Neighbouring sentences together, and the earlier where two say the same.
    Case(phrases: ["憲法", "国会"], body: "憲法。国会。遠い遠い遠い。憲法と国会。", letterCount: 6, snippets: ["[憲法]。[国会]。"]),
    Case(
      phrases: ["特朗普", "毒品"], body: "特朗普說。\n毒品多。\n毒品與特朗普。", letterCount: 9,
      snippets: ["[毒品]與[特朗普]。"]),
    Case(phrases: ["한국은행"], body: "서울. 한국은행 총재. 한국은행.", letterCount: 9, snippets: ["[한국은행] 총재."]),
    Case(
      phrases: ["cat", "dog"], body: "A cat. \"A dog and a cat!\" A dog.", letterCount: 20,
      snippets: ["\"A [dog] and a [cat]!\""]),
    Case(
      phrases: ["кот"], body: "Пёс спит. Кот спит. Кот.", letterCount: 10,
      snippets: ["[Кот] спит."]),
    // A sentence that is too long: around the matches, through no word and no match.
    Case(
      phrases: ["麻薬", "押収"], body: "ああああああ麻薬いいいいいいいいいいいい麻薬う押収ええええええええ", letterCount: 12,
      snippets: ["いい[麻薬]う[押収]えええええ"]),
    Case(
      phrases: ["seven"], body: "one two three four five six seven eight nine ten", letterCount: 20,
      snippets: ["six [seven] eight"]),
    Case(phrases: ["麻薬", "薬物"], body: "ああああ麻薬ああ薬物ああああああああ", letterCount: 5, snippets: ["あ[麻薬]ああ"]),
    // A match that is too long is cut after all.
    Case(phrases: ["日本国憲法第九条"], body: "それは日本国憲法第九条だ", letterCount: 5, snippets: ["[日本国憲法]"]),
    // Several, best first, none twice.
    Case(
      phrases: ["麻薬", "押収"], body: "麻薬だ。関係のない長い文。麻薬と押収。関係のない長い文。押収だ。", letterCount: 6,
      snippets: ["[麻薬]と[押収]。", "[麻薬]だ。", "[押収]だ。"]),
    Case(
      phrases: ["麻薬"], body: "麻薬ああああああ麻薬いいいいいい麻薬うううう", letterCount: 5,
      snippets: ["[麻薬]あああ", "あ[麻薬]いい", "い[麻薬]うう"]),
    // Nothing to mark: the beginning; whole sentences if there are any, unless too little would be left.
    Case(phrases: ["無"], body: "　始めの文。次の文。最後の文。", letterCount: 10, snippets: ["始めの文。次の文。"]),
    Case(phrases: ["無"], body: "題\nこれはとても長い文である。", letterCount: 10, snippets: ["題\nこれはとても長い"]),
    Case(phrases: ["無"], body: "", letterCount: 10, snippets: [""]),
    // A phrase that runs across sentences keeps them together.
    Case(phrases: ["対策 麻薬"], body: "前文だ。対策。麻薬。後文だ。", letterCount: 6, snippets: ["[対策。麻薬]。"]),
  ])
  func showsTheBestWindows(_ example: Case) throws {
    var maker = SnippetMaker(
      highlights(example.phrases), letterCount: example.letterCount, snippetCount: max(example.snippets.count, 1))
    let snippets = try maker.snippets(of: example.body)
    #expect(snippets.map(\.bracketed) == example.snippets)
  }

  @Test func theRarerHighlightWins() throws {
    var common = try #require(highlights(["麻薬"]).first)
    var rare = try #require(highlights(["押収"]).first)
    (common.weight, rare.weight) = (0.5, 4)
    var maker = SnippetMaker([common, rare], letterCount: 8)
    #expect(try maker.snippets(of: "麻薬の長い話。押収の長い話。").map(\.bracketed) == ["[押収]の長い話。"])
  }

  @Test(arguments: [
    ("transl", "Translators translate a trans lation", "[Translators] [translate] a trans lation"),
    ("in transl", "in translation in transit", "[in translation] in transit"),
    ("20", "2026年と20年と120年", "[2026]年と[20]年と120年"),
    ("トラン", "トランプとトランス", "[トラン]プと[トラン]ス"),
  ])
  func marksWordsThatBeginSo(_ beginning: String, _ body: String, _ marked: String) throws {
    var highlight = try #require(highlights([beginning]).first)
    highlight.isPrefix = true
    var maker = SnippetMaker([highlight])
    #expect(try maker.snippets(of: body).map(\.bracketed) == [marked])
  }

  /// A letter is never cut, not even where only a part of it was asked for.
  @Test(arguments: [
    ("า", "ก\u{E33}ไก", "[ก\u{E33}]ไก"),
    ("葛", "葛\u{E0100}飾", "[葛\u{E0100}]飾"),
    ("1", "第1\u{FE0F}\u{20E3}章", "第1\u{FE0F}\u{20E3}章"),
    ("一\u{FE0F}", "第一\u{FE0F}章", "第[一\u{FE0F}]章"),
    ("각", "\u{1100}\u{1161}\u{11A8}국", "[\u{1100}\u{1161}\u{11A8}]국"),
    ("\u{1112}\u{119E}", "\u{1112}\u{119E}\u{11AB}글", "[\u{1112}\u{119E}\u{11AB}]글"),
    ("が", "か\u{3099}き", "[か\u{3099}]き"),
    ("nestor", "Ne\u{301}stor\u{200D}👍🏽", "[Ne\u{301}stor\u{200D}]👍🏽"),
  ])
  func marksWholeLetters(_ phrase: String, _ body: String, _ marked: String) throws {
    var maker = SnippetMaker(highlights([phrase]))
    let snippet = try maker.snippets(of: body).first?.bracketed
    #expect(snippet?.utf8.elementsEqual(marked.utf8) == true, "\(snippet?.debugDescription ?? "")")
  }
}
