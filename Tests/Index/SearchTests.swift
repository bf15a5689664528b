import ShirabeArticles
import ShirabeQuery
import ShirabeSQLite
import Testing

@Suite struct SearchTests {
  private let index: TemporaryIndex
  private let searcher: any IndexEngine

  init() throws {
    index = try TemporaryIndex([
      Article(
        id: "summit", title: "麻薬対策で首脳会談", body: "大統領ドナルド・トランプ(Donald Trump)は麻薬対策を語った。押収は18,500か所。",
        source: "通信社", published: PublishedDate("2026-02-04")),
      Article(id: "coast", title: "海の警備", body: "麻薬の押収が続く。対策は海軍の F-35 が支える。", published: PublishedDate("2025")),
      Article(id: "law", title: "日本国憲法", body: "日本国憲法は一九四六年に公布された。", published: PublishedDate("1946-11-03")),
      Article(id: "bank", title: "한국은행 금리", body: "한국은행은 기준 금리를 올렸다. 한국 은행 협회도 논평했다."),
      Article(id: "nestor", title: "Néstor’s concatenation", body: "Nestor wrote about concatenate and F35."),
    ])
    searcher = try index.searcher()
  }

  @Test(arguments: [
    ("麻薬 対策", Match.all, ["coast", "summit"]),
    ("麻薬対策", .all, ["summit"]),
    ("麻薬対策", .phrase, ["summit"]),
    ("ドナルドトランプ", .phrase, ["summit"]),
    ("donald TRUMP", .phrase, ["summit"]),
    ("nestor", .all, ["nestor"]),
    ("cat", .all, []),
    ("F35", .all, ["coast", "nestor"]),
    ("500か所", .all, []),
    ("１８５００か所", .all, ["summit"]),
    ("本国", .phrase, ["law"]),
    ("法", .all, ["law"]),
    ("日本憲法", .phrase, []),
    ("한국은행", .phrase, ["bank"]),
    ("麻薬 OR 憲法", .all, ["coast", "law", "summit"]),
    ("麻薬 -海軍", .all, ["summit"]),
    ("(麻薬 OR 憲法) NOT (海 OR 公布)", .all, ["summit"]),
    ("麻薬 存在しない語句", .all, []),
    ("麻薬 存在しない語句", .auto, ["coast", "summit"]),
    ("麻薬 -存在しない語句 ありもしない", .auto, []),
    ("日本の憲法の公布はいつか", .any, ["law"]),
  ])
  func finds(_ query: String, _ match: Match, _ ids: [String]) throws {
    #expect(try searcher.ids(query, match).sorted() == ids)
    if match != .auto { #expect(try searcher.count(query: query, match: match) == ids.count) }
  }

  @Test func autoSaysWhatItCameTo() throws {
    #expect(try searcher.search(SearchRequest(query: "麻薬 対策", match: .auto)).matched == .all)
    #expect(try searcher.search(SearchRequest(query: "麻薬 皆無", match: .auto)).matched == .any)
  }

  @Test func aBagOfNothingFindsNothing() throws {
    for (query, match) in [("？！", Match.any), ("", .any), (" 　", .auto)] {
      let result = try searcher.search(SearchRequest(query: query, match: match))
      #expect(result.total == 0)
      #expect(result.notes.count == 1)
    }
  }

  @Test(arguments: [("", Match.all), ("。", .phrase), ("(a", .all), ("-麻薬", .auto), ("・", .auto)])
  func refusesWhatCannotBeRead(_ query: String, _ match: Match) {
    #expect {
      try searcher.search(SearchRequest(query: query, match: match))
    } throws: { error in
      if case SearchError.query(.unreadable)? = error as? SearchError { true } else { false }
    }
  }

  @Test(arguments: [(Match.all, 4097), (.any, 4097), (.phrase, 65_537)])
  func refusesWhatIsTooLong(_ match: Match, _ byteCount: Int) {
    #expect {
      try searcher.search(SearchRequest(query: String(repeating: "a", count: byteCount), match: match))
    } throws: { error in
      if case SearchError.query(.overLimit)? = error as? SearchError { true } else { false }
    }
  }

  @Test func titlesCountMore() throws {
    let index = try TemporaryIndex([
      Article(id: "body", title: "別の話題です", body: "灯台の話。それから別のこと。"),
      Article(id: "title", title: "灯台の話", body: "別の話題です。それから別のこと。"),
    ])
    #expect(try index.searcher().ids("灯台") == ["title", "body"])
  }

  @Test func sortsByDateAsWritten() throws {
    func ids(_ sort: Sort) throws -> [String] {
      try searcher.search(SearchRequest(query: "麻薬 OR 憲法 OR 금리", sort: sort, parts: [])).hits.map(\.id)
    }
    #expect(try ids(.newest) == ["summit", "coast", "law", "bank"])
    #expect(try ids(.oldest) == ["law", "coast", "summit", "bank"])
    #expect(try ids(.id) == ["bank", "coast", "law", "summit"])
  }

  @Test func pagesPutTogetherAreOnePage() throws {
    let articles = try (0..<100).map {
      try Article(id: "n\($0)", body: "同じ本文" + String(repeating: "です", count: $0 / 10))
    }
    let searcher = try TemporaryIndex(articles, shards: 3).searcher()
    for sort in [Sort.relevance, .newest, .id] {
      let whole = try searcher.search(SearchRequest(query: "同じ", sort: sort, limit: 100, parts: [])).hits.map(\.id)
      var paged: [String] = []
      for offset in stride(from: 0, to: 100, by: 7) {
        let request = try SearchRequest(query: "同じ", sort: sort, offset: offset, limit: 7, parts: .header)
        paged += try searcher.search(request).hits.map(\.id)
      }
      #expect(Set(whole).count == 100)
      #expect(paged == whole, "\(sort)")
    }
  }

  @Test func theCursorWalksEveryMatchOnce() throws {
    let articles = try (0..<50).map { try Article(id: "n\($0)", body: "同じ") }
    let searcher = try TemporaryIndex(articles, shards: 2).searcher()
    var walked: [String] = []
    var after: String?
    repeat {
      let page = try searcher.search(SearchRequest(query: "同じ", sort: .id, limit: 7, after: after, parts: []))
      walked += page.hits.map(\.id)
      after = page.next
    } while after != nil
    #expect(walked == articles.map(\.id).sorted())
  }

  /// FTS5 cuts terms at 32 KiB; words that differ only after that are still two words.
  @Test func endlessWordsStayApart() throws {
    let stem = String(repeating: "a", count: 40_000)
    let searcher = try TemporaryIndex([
      Article(id: "b", body: stem + "b 終"), Article(id: "c", body: stem + "c 終"),
      Article(id: "marks", body: "漢" + String(repeating: "\u{3099}", count: 20_000) + "字"),
    ]).searcher()
    #expect(try searcher.ids(stem + "b", .phrase) == ["b"])
    #expect(try searcher.ids(stem + "c 終", .phrase) == ["c"])
    #expect(try searcher.ids(stem, .phrase) == [])
    #expect(try searcher.ids("漢" + String(repeating: "\u{3099}", count: 20_000) + "字", .phrase) == ["marks"])
    #expect(try searcher.ids("漢" + String(repeating: "\u{3099}", count: 19_999) + "字", .phrase) == [])
  }

  /// Text that means something to FTS5 or SQL means nothing here.
  @Test(arguments: [
    "\" OR \"", "title : 麻薬", "麻薬*", "NEAR(麻薬 対策)", "^麻薬", "'; DROP TABLE article; --", "{title} : 麻薬", "麻薬 + 対策",
  ])
  func userTextIsNeverSyntax(_ query: String) throws {
    for match in [Match.phrase, .any] {
      _ = try? searcher.search(SearchRequest(query: query, match: match))
    }
    #expect(try searcher.ids("麻薬").count == 2)
  }
}
