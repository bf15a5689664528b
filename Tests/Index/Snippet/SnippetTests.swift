import ShirabeArticles
import ShirabeSQLite
import Testing

@Suite struct SnippetTests {
  @Test(arguments: [
    ("対策", "前の文。麻薬対策が進む。後の文。", "前の文。麻薬[対策]が進む。後の文。"),
    ("麻薬 対策", "麻薬対策が進む。", "[麻薬対策]が進む。"),
    ("ドナルドトランプ", "大統領ドナルド・トランプ氏。", "大統領[ドナルド・トランプ]氏。"),
    ("nestor", "Ne\u{301}stor e\u{301}crit.", "[Ne\u{301}stor] e\u{301}crit."),
    ("18500", "押収は１８，５００か所。", "押収は[１８，５００]か所。"),
    ("葛", "葛\u{E0100}飾区。", "[葛\u{E0100}]飾区。"),
    ("日本 本国", "日本国憲法。", "[日本国]憲法。"),
  ])
  func marksWhatMatched(_ query: String, _ body: String, _ marked: String) throws {
    let searcher = try TemporaryIndex([Article(id: "a", body: body)]).searcher()
    let snippet = try #require(try searcher.search(SearchRequest(query: query)).hits.first?.snippets?.first)
    #expect(snippet.bracketed.utf8.elementsEqual(marked.utf8), "\(snippet.bracketed)")
  }

  @Test func choosesTheStretchThatSaysMost() throws {
    let filler = String(repeating: "これは長い前置きの文である。", count: 20)
    let body = "麻薬の話。" + filler + "ここで麻薬と対策と押収を語る。" + filler
    let searcher = try TemporaryIndex([Article(id: "a", body: body)]).searcher()
    let snippet = try #require(try searcher.search(SearchRequest(query: "麻薬 対策 押収")).hits.first?.snippets?.first)
    #expect(snippet.text.hasPrefix("ここで麻薬と対策と押収を語る。"))
    #expect(snippet.text.hasSuffix("。"))
    #expect(snippet.text.unicodeScalars.count <= 120)
  }

  /// Letters are counted, not bytes: a stretch of mixed scripts is not cut through its last match.
  @Test func keepsTheMatchesItWasChosenFor() throws {
    let latin = String(repeating: "Lorem ipsum dolor sit amet, ", count: 4)
    let body =
      String(repeating: "前置き、", count: 40) + "麻薬は" + latin + "押収" + latin + "UNODC" + String(repeating: "、後", count: 90)
    let searcher = try TemporaryIndex([Article(id: "a", body: body)]).searcher()
    let snippet = try #require(try searcher.search(SearchRequest(query: "麻薬 押収 UNODC")).hits.first?.snippets?.first)
    #expect(snippet.marks.count == 2)
    #expect(snippet.text.unicodeScalars.count <= 120)
  }

  @Test func aSnippetWithoutAMatchIsTheBeginning() throws {
    let searcher = try TemporaryIndex([
      Article(id: "a", title: "題だけ", body: "本文は別の話。" + String(repeating: "長", count: 200))
    ])
    .searcher()
    let snippet = try #require(try searcher.search(SearchRequest(query: "題だけ")).hits.first?.snippets?.first)
    #expect(snippet.marks.isEmpty)
    #expect(snippet.text.hasPrefix("本文は別の話。"))
  }
}
