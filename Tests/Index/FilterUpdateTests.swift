import ShirabeArticles
import ShirabeSQLite
import Testing

/// What an article was, before it was replaced or removed, is not found by any filter.
@Suite struct FilterUpdateTests {
  @Test(arguments: [
    "tag:古い", "language:ja", "date:2010", "date:..2011", "author:田中", "source:旧報", "title:旧題", "\"旧 本文\"~3", "旧本文",
    "oldw*",
  ])
  func findsOnlyWhatIs(_ query: String) throws {
    func old(_ id: String) throws -> Article {
      try Article(
        id: id, title: "旧題", body: "旧本文 oldword", author: "田中", source: "旧報", language: "ja",
        published: PublishedDate("2010"), tags: ["古い"])
    }
    let index = try TemporaryIndex([
      try old("stays"), try old("changes"), try old("goes"), Article(id: "other", body: "別"),
    ])
    let searcher = try index.searcher()
    #expect(try searcher.ids(query).sorted() == ["changes", "goes", "stays"])
    try index.add([
      Article(
        id: "changes", title: "新題", body: "新本文", author: "鈴木", source: "新報", language: "zh",
        published: PublishedDate("2020"), tags: ["新しい"])
    ])
    try index.remove(["goes"])
    #expect(try searcher.ids(query) == ["stays"])
    #expect(try searcher.ids("(新 OR 別 OR 旧) -(\(query))").sorted() == ["changes", "other"])
    var request = try SearchRequest(query: "新 OR 旧 OR 別", parts: [])
    request.page.facets = [.tag, .year, .author]
    let facets = try searcher.search(request).facets
    #expect(
      facets.map { $0.values.map(\.value).sorted() } == [
        ["古い", "新しい"].sorted(), ["2010", "2020"], ["田中", "鈴木"].sorted(),
      ])
    #expect(facets.allSatisfy { $0.values.allSatisfy { $0.count == 1 } })
    try index.remove(["stays"])
    #expect(try searcher.ids(query) == [])
    #expect(try index.searcher().ids(query) == [])
  }
}
