import ShirabeJSON
import ShirabeModel
import Testing

struct ParameterTests {
  @Test func readsEveryParameterOfSearch() throws {
    let params: JSON = [
      "query": "麻薬 対策", "match": "any", "limit": 1000, "offset": 0, "after": "x", "sort": "id",
      "fields": ["id", "tags"], "snippets": 3, "snippetLetters": 40, "offsetUnit": "utf16", "positions": true,
      "facets": ["year", "source", "year"], "explain": true, "timeoutMilliseconds": 50,
    ]
    let parameters = try SearchParameters(params)
    #expect(
      parameters
        == SearchParameters(
          query: "麻薬 対策", match: .any,
          page: PageParameters(
            limit: 1000, after: "x", sort: .id, fields: [.id, .tags], snippets: 3, snippetLetters: 40,
            offsetUnit: .utf16, positions: true, facets: [.year, .source], explain: true, timeoutMilliseconds: 50)))
    #expect(try SearchParameters(JSON(parsing: encoded(parameters))) == parameters)
  }

  @Test func readsBackThatDuplicatesAreCollapsed() throws {
    let parameters = SearchParameters(query: "a", page: PageParameters(sort: .newest, collapseDuplicates: true))
    #expect(encoded(parameters) == Array(#"{"query":"a","sort":"newest","collapseDuplicates":true}"#.utf8))
    #expect(try SearchParameters(JSON(parsing: encoded(parameters))) == parameters)
  }

  @Test func hasTheDefaultsOfTheContract() throws {
    let parameters = try SearchParameters(["query": "a"])
    #expect(parameters == SearchParameters(query: "a"))
    #expect(parameters.limit == 10 && parameters.match == .all && parameters.sort == .relevance)
    #expect(parameters.snippets == nil && parameters.snippetLetters == 120 && parameters.offsetUnit == .utf8)
    #expect(!parameters.positions && parameters.facets.isEmpty && !parameters.explain)
    #expect(!parameters.collapseDuplicates)
    #expect(encoded(parameters) == Array(#"{"query":"a"}"#.utf8))
  }

  /// Params, the code, and what the message must name.
  static let refusedBySearch: [(String, ErrorCode, [String])] = [
    ("{}", .invalidParameters, ["query"]),
    (#"["a"]"#, .invalidParameters, ["query", "timeoutMilliseconds"]),
    (#"{"query":1}"#, .invalidParameters, ["query", "string", "number"]),
    (#"{"query":null}"#, .invalidParameters, ["query", "null"]),
    (#"{"query":"a","limits":1}"#, .invalidParameters, ["limits", "limit, offset"]),
    (#"{"query":"a","match":"some"}"#, .invalidParameters, ["match", "all, any, phrase or auto", "some"]),
    (#"{"query":"a","sort":"date"}"#, .invalidParameters, ["sort", "relevance, newest, oldest or id"]),
    (#"{"query":"a","limit":-1}"#, .invalidParameters, ["limit", "-1"]),
    (#"{"query":"a","limit":1.5}"#, .invalidParameters, ["limit", "1.5"]),
    (#"{"query":"a","limit":"5"}"#, .invalidParameters, ["limit", "a string"]),
    (#"{"query":"a","limit":99999999999999999999}"#, .invalidParameters, ["limit", "99999999999999999999"]),
    (#"{"query":"a","limit":1001}"#, .overLimit, ["limit", "1000"]),
    (#"{"query":"a","offset":9991}"#, .invalidParameters, ["10000", "after"]),
    (#"{"query":"a","offset":9223372036854775807}"#, .invalidParameters, ["10000"]),
    (#"{"query":"a","after":"x"}"#, .invalidParameters, ["after", "id"]),
    (#"{"query":"a","after":"x","sort":"id","offset":1}"#, .invalidParameters, ["after", "offset"]),
    (#"{"query":"a","fields":"id"}"#, .invalidParameters, ["fields", "array"]),
    (#"{"query":"a","fields":["id","body"]}"#, .invalidParameters, ["fields", "body", "snippet"]),
    (#"{"query":"a","fields":[1]}"#, .invalidParameters, ["fields"]),
    (#"{"query":"a","timeoutMilliseconds":0}"#, .invalidParameters, ["timeoutMilliseconds", "1"]),
    (#"{"query":"a","snippets":0}"#, .invalidParameters, ["snippets", "from 1 to 10", "0"]),
    (#"{"query":"a","snippets":11}"#, .invalidParameters, ["snippets", "from 1 to 10", "11"]),
    (#"{"query":"a","snippets":true}"#, .invalidParameters, ["snippets", "from 1 to 10", "a boolean"]),
    (#"{"query":"a","snippetLetters":19}"#, .invalidParameters, ["snippetLetters", "from 20 to 1000", "19"]),
    (#"{"query":"a","snippetLetters":1001}"#, .invalidParameters, ["snippetLetters", "from 20 to 1000", "1001"]),
    (#"{"query":"a","snippetLetters":20.5}"#, .invalidParameters, ["snippetLetters", "20.5"]),
    (
      #"{"query":"a","offsetUnit":"UTF-16"}"#, .invalidParameters,
      ["offsetUnit", "utf8, utf16, scalar or grapheme", "UTF-16"]
    ),
    (#"{"query":"a","offsetUnit":16}"#, .invalidParameters, ["offsetUnit", "a number"]),
    (#"{"query":"a","positions":1}"#, .invalidParameters, ["positions", "true or false", "a number"]),
    (#"{"query":"a","explain":"yes"}"#, .invalidParameters, ["explain", "true or false", "a string"]),
    (#"{"query":"a","explain":null}"#, .invalidParameters, ["explain", "null"]),
    (
      #"{"query":"a","facets":["source","tags"]}"#, .invalidParameters,
      ["facets", "source, tag, author, language, year and month", "tags"]
    ),
    (#"{"query":"a","facets":"source"}"#, .invalidParameters, ["facets", "an array", "a string"]),
    (#"{"query":"a","facets":{"source":3}}"#, .invalidParameters, ["facets", "an array", "an object"]),
    (
      #"{"query":"a","collapseDuplicates":1}"#, .invalidParameters, ["collapseDuplicates", "true or false", "a number"]
    ),
    (
      #"{"query":"a","collapseDuplicates":true,"sort":"id"}"#, .invalidParameters,
      ["collapseDuplicates", "relevance", "newest", "oldest"]
    ),
    (#"{"query":"a","collapse":"source"}"#, .invalidParameters, ["collapse", "snippetLetters", "explain"]),
  ]

  @Test(arguments: refusedBySearch)
  func refuses(params: String, code: ErrorCode, named: [String]) throws {
    let error = try #require(throws: ParameterError.self) { try SearchParameters(JSON(parsing: params)) }
    #expect(error.replyError.errorCode == code)
    expect(error, names: named)
  }

  @Test func theEdgesOfTheLimitsAreAllowed() throws {
    #expect(try SearchParameters(["query": "a", "limit": 1000, "offset": 9000]).offset == 9000)
    #expect(try SearchParameters(["query": "a", "limit": 0]).limit == 0)
    #expect(try SearchParameters(["query": "a", "limit": 5.0]).limit == 5)
    #expect(try SearchParameters(["query": "a", "snippets": 10, "snippetLetters": 20]).snippets == 10)
    #expect(try SearchParameters(["query": "a", "snippets": 1, "snippetLetters": 1000]).snippetLetters == 1000)
    #expect(try SearchParameters(["query": "a", "facets": []]).facets.isEmpty)
    #expect(try SuggestParameters(["prefix": "", "limit": 100]).limit == 100)
    #expect(try AnalyzeParameters(["text": .string(String(repeating: "x", count: 65_536))]).text.utf8.count == 65_536)
  }

  @Test func countRefusesAuto() throws {
    #expect(try CountParameters(["query": "a", "match": "phrase"]) == CountParameters(query: "a", match: .phrase))
    let error = #expect(throws: ParameterError.self) { try CountParameters(["query": "a", "match": "auto"]) }
    #expect(error?.reason.contains("all, any or phrase") == true)
    #expect(throws: ParameterError.self) { try CountParameters(["query": "a", "limit": 1]) }
  }

  @Test func theOtherMethodsAreAsStrict() throws {
    #expect(try GetParameters(["id": "a.txt"]).id == "a.txt")
    #expect(throws: ParameterError.self) { try GetParameters(nil) }
    _ = try NoParameters(nil, method: "ping")
    _ = try NoParameters([:], method: "ping")
    #expect(throws: ParameterError.self) { try NoParameters([], method: "ping") }
    #expect(throws: ParameterError.self) { try NoParameters(["a": 1], method: "ping") }
  }

  @Test func readsTheOthersAsTheyAreWritten() throws {
    let whyNot = WhyNotParameters(query: "麻薬", id: "a.txt", match: .phrase, timeoutMilliseconds: 9)
    #expect(try WhyNotParameters(JSON(parsing: encoded(whyNot))) == whyNot)
    #expect(encoded(WhyNotParameters(query: "b", id: "a")) == Array(#"{"query":"b","id":"a"}"#.utf8))
    let count = CountParameters(query: "麻薬", timeoutMilliseconds: 9)
    #expect(try CountParameters(JSON(parsing: encoded(count))) == count)
    let get = GetParameters(id: "a.txt", timeoutMilliseconds: 9)
    #expect(try GetParameters(JSON(parsing: encoded(get))) == get)
    let suggest = SuggestParameters(prefix: "コロ", limit: 3, timeoutMilliseconds: 9)
    #expect(try SuggestParameters(JSON(parsing: encoded(suggest))) == suggest)
    let values = SuggestParameters(prefix: "", field: .tag)
    #expect(try SuggestParameters(JSON(parsing: encoded(values))) == values)
    #expect(try SuggestParameters(["prefix": "コ"]) == SuggestParameters(prefix: "コ", limit: 10))
    let similar = SimilarParameters(id: "a", page: PageParameters(limit: 3, snippets: 2, facets: [.tag]))
    #expect(try SimilarParameters(JSON(parsing: encoded(similar))) == similar)
    let analyze = AnalyzeParameters(text: "コロンビア・\u{2028}")
    #expect(try AnalyzeParameters(JSON(parsing: encoded(analyze))) == analyze)
  }

  /// A method, params that it refuses, and what the message must name.
  static let refusedByOthers: [(Method, String, ErrorCode, [String])] = [
    (.whyNot, #"{"query":"a"}"#, .invalidParameters, ["id", "missing"]),
    (.whyNot, #"{"id":"a"}"#, .invalidParameters, ["query", "missing"]),
    (.whyNot, #"{"query":"a","id":1}"#, .invalidParameters, ["id", "a string", "a number"]),
    (.whyNot, #"{"query":"a","id":"b","match":"auto"}"#, .invalidParameters, ["match", "all, any or phrase", "auto"]),
    (
      .whyNot, #"{"query":"a","id":"b","limit":1}"#, .invalidParameters,
      ["limit", "query, id, match and timeoutMilliseconds"]
    ),
    (.suggest, "{}", .invalidParameters, ["prefix", "missing"]),
    (.suggest, #"{"prefix":"a","limit":0}"#, .invalidParameters, ["limit", "from 1 to 100", "0"]),
    (.suggest, #"{"prefix":"a","field":"title"}"#, .invalidParameters, ["field", "tag, source, author or language"]),
    (.suggest, #"{"prefix":"a","limit":101}"#, .invalidParameters, ["limit", "from 1 to 100", "101"]),
    (.suggest, #"{"prefix":["a"]}"#, .invalidParameters, ["prefix", "a string", "an array"]),
    (.similar, "null", .invalidParameters, ["object", "id, limit"]),
    (.similar, #"{"id":"a","query":"b"}"#, .invalidParameters, ["query", "id, limit"]),
    (.similar, #"{"id":"a","match":"any"}"#, .invalidParameters, ["match"]),
    (.similar, #"{"id":"a","offset":10000}"#, .invalidParameters, ["10000"]),
    (.similar, #"{"id":"a","offsetUnit":"byte"}"#, .invalidParameters, ["offsetUnit", "utf8", "byte"]),
    (.analyze, "{}", .invalidParameters, ["text", "missing"]),
    (.analyze, #"["a"]"#, .invalidParameters, ["text"]),
    (.analyze, "{\"text\":\"\(String(repeating: "あ", count: 21_846))\"}", .overLimit, ["text", "65538", "65536"]),
  ]

  @Test(arguments: refusedByOthers)
  func othersRefuse(method: Method, params: String, code: ErrorCode, named: [String]) throws {
    let params = try JSON(parsing: params)
    let error = try #require(throws: ParameterError.self) {
      switch method {
      case .whyNot: _ = try WhyNotParameters(params)
      case .suggest: _ = try SuggestParameters(params)
      case .similar: _ = try SimilarParameters(params)
      default: _ = try AnalyzeParameters(params)
      }
    }
    #expect(error.replyError.errorCode == code)
    expect(error, names: named)
  }

  @Test func anUnknownMethodIsToldTheOthers() {
    #expect(
      ReplyError.methodNotFound("serach").message
        == #"no method "serach"; there are search, count, get, whyNot, suggest, similar, analyze, subscribe, unsubscribe, status, metrics and ping"#
    )
  }

  private func expect(_ error: ParameterError, names: [String]) {
    for name in names { #expect(error.reason.contains(name), "\(error.reason)") }
  }

  private func encoded(_ value: some WireEncodable) -> [UInt8] {
    var writer = JSONWriter()
    value.encode(into: &writer)
    return writer.bytes
  }
}
