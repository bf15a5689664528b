import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct JSONLoaderTests {
  @Test(arguments: [
    "[]", " [ {\"id\":\"1\",\"body\":\"a\"} ]\n",
    "[{\"id\":\"1\",\"body\":\"],}\\\"\"},\n{\"id\":\"2\",\"body\":\"\\\\\"}]",
    "{\"id\":\"1\",\n\"body\":\"a\"}", "{\"id\":\"1\",\"body\":\"a\"}\n{\"id\":\"2\",\"body\":\"b\"}\n",
    "\u{FEFF}[{\"id\":\"1\",\"body\":\"{[\",\"tags\":[[\"x\"]]}]",
    "{\n\"id\":\"1\",\"body\":\"a\"}{\"id\":\"2\",\"body\":\"b\"}",
  ])
  func `arrays, single objects and lines are read`(text: String) throws {
    let loaded = try load("a.json", text)
    let count = text.split(separator: "\"id\"", omittingEmptySubsequences: false).count - 1
    let bad = text.contains("tags") ? 1 : 0
    #expect(loaded.articles.map(\.id) == (1...2).prefix(count - bad).map(String.init))
    #expect(loaded.refusals.count == bad)
  }

  @Test func `bad elements are refused by line and the rest goes in`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "a.json",
      "[\n{\"id\":\"1\",\"body\":\"\"},\n 7,\n{\"id\":\"2\"},\n{\"id\":}, \"x\"\n,{\"id\":\"3\",\n\"body\":\"\"}]")
    let results = JSONLoader(path: path, settings: LoadSettings(boilerplate: .none)).results()
    #expect(results.articles.map(\.id) == ["1", "3"])
    #expect(results.lines == [2, 6])
    #expect(results.refusals.map(\.origin.line) == [3, 4, 5, 5])
  }

  @Test(arguments: [
    "[", "[{\"id\":\"1\",\"body\":\"\"}", "[{\"id\":\"1\",\"body\":\"\"} {}]", "[,]", "[{}] x", "]", "x", "[{\"a\":\"",
    "[1,]",
  ])
  func `what is broken is refused and ends`(text: String) throws {
    #expect(try load("a.json", text).refusals.isEmpty == false)
  }

  @Test func `an element over the maximum is stepped over`() throws {
    let folder = try TemporaryFolder()
    let long = String(repeating: "x", count: 3 * InputStream.blockByteCount)
    let path = try folder.write("a.json", "[{\"id\":\"1\",\"body\":\"\(long)\"},{\"id\":\"2\",\"body\":\"\"}]")
    let results = JSONLoader(path: path, settings: LoadSettings(boilerplate: .none, maximumArticleByteCount: 1000))
      .results()
    #expect(results.articles.map(\.id) == ["2"])
    #expect(results.refusals.map(\.error) == [.tooLong(maximumByteCount: 1000)])
  }

  @Test func `elements are those that the parser finds, wherever blocks end`() throws {
    var random = SplitMix64(seed: 3)
    let folder = try TemporaryFolder()
    for _ in 0..<6 {
      let lengths = (0..<30).map { _ in random.pick([0, 1, 700, InputStream.blockByteCount - 30], or: 0) }
      let elements = lengths.enumerated().map {
        "{\"id\":\"\($0)\",\"body\":\"\(String(repeating: "あ", count: $1 / 3))\"}"
      }
      let path = try folder.write(
        "a.json", "[" + elements.joined(separator: random.pick([",", " ,\n", ",\r\n\t"], or: ",")) + "]")
      var loader = JSONLoader(path: path, settings: LoadSettings(boilerplate: .none))
      let results = loader.results()
      #expect(results.articles.map { $0.body.count } == lengths.map { $0 / 3 })
      while loader.next() != nil {}
      #expect(results.refusals.isEmpty)
    }
  }
}
