import ShirabeJSON
import ShirabeWire
import Testing

struct ParameterTests {
  @Test func readsEveryParameterOfSearch() throws {
    let params: JSON = [
      "query": "麻薬 対策", "match": "any", "limit": 1000, "offset": 0, "after": "x", "sort": "id",
      "fields": ["id", "tags"],
      "timeoutMilliseconds": 50,
    ]
    let parameters = try SearchParameters(params)
    #expect(
      parameters
        == SearchParameters(
          query: "麻薬 対策", match: .any, limit: 1000, offset: 0, after: "x", sort: .id, fields: [.id, .tags],
          timeoutMilliseconds: 50))
    #expect(try SearchParameters(JSON(parsing: encoded(parameters))) == parameters)
  }

  @Test func hasTheDefaultsOfTheContract() throws {
    let parameters = try SearchParameters(["query": "a"])
    #expect(parameters == SearchParameters(query: "a"))
    #expect(parameters.limit == 10 && parameters.match == .all && parameters.sort == .relevance)
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
    (#"{"query":"a","offset":9991}"#, .overLimit, ["10000", "after"]),
    (#"{"query":"a","offset":9223372036854775807}"#, .overLimit, ["10000"]),
    (#"{"query":"a","after":"x"}"#, .invalidParameters, ["after", "id"]),
    (#"{"query":"a","after":"x","sort":"id","offset":1}"#, .invalidParameters, ["after", "offset"]),
    (#"{"query":"a","fields":"id"}"#, .invalidParameters, ["fields", "array"]),
    (#"{"query":"a","fields":["id","body"]}"#, .invalidParameters, ["fields", "body", "snippet"]),
    (#"{"query":"a","fields":[1]}"#, .invalidParameters, ["fields"]),
    (#"{"query":"a","timeoutMilliseconds":0}"#, .invalidParameters, ["timeoutMilliseconds", "1"]),
  ]

  @Test(arguments: refusedBySearch)
  func refuses(params: String, code: ErrorCode, named: [String]) throws {
    let error = try #require(throws: ParameterError.self) { try SearchParameters(JSON(parsing: params)) }
    #expect(error.replyError.errorCode == code)
    for name in named { #expect(error.reason.contains(name), "\(error.reason)") }
  }

  @Test func theEdgesOfTheLimitsAreAllowed() throws {
    #expect(try SearchParameters(["query": "a", "limit": 1000, "offset": 9000]).offset == 9000)
    #expect(try SearchParameters(["query": "a", "limit": 0]).limit == 0)
    #expect(try SearchParameters(["query": "a", "limit": 5.0]).limit == 5)
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

  private func encoded(_ value: some WireEncodable) -> [UInt8] {
    var writer = JSONWriter()
    value.encode(into: &writer)
    return writer.bytes
  }
}
