import Foundation
import ShirabeJSON
import ShirabeModel
import ShirabeTestSupport
import Testing

/// The files in the package are what the lists of members give. With SHIRABE_RECORD=1 they are written anew.
struct SchemaFileTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/Model/Schemas").standardized
  private static let isRecording = ProcessInfo.processInfo.environment["SHIRABE_RECORD"] == "1"

  @Test(arguments: SchemaDocument.all.map(\.name))
  func filesAreWhatTheListsGive(name: String) throws {
    let document = try #require(SchemaDocument.all.first { $0.name == name })
    let file = Self.folder.appendingPathComponent("\(name).schema.json")
    let text = document.schema.pretty + "\n"
    if Self.isRecording { try Data(text.utf8).write(to: file) }
    #expect(try String(decoding: Data(contentsOf: file), as: UTF8.self) == text, "write it anew with SHIRABE_RECORD=1")
  }

  @Test func noOtherFilesAreThere() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let known = SchemaDocument.all.map(\.name) + ["batch", "get"]
    #expect(files.sorted() == known.map { "\($0).schema.json" }.sorted())
  }

  /// Params, and whether they may be sent.
  static let params: [(Method, JSON, Bool)] = [
    (
      .search,
      [
        "query": "麻薬", "match": "auto", "since": 0, "indexId": "ab", "limit": 1000, "offset": 0, "after": "x",
        "sort": "id", "fields": ["id", "tags"], "snippets": 10, "snippetLetters": 20, "offsetUnit": "utf16",
        "positions": true, "facets": ["year"], "explain": true, "collapseDuplicates": false, "timeoutMilliseconds": 1,
      ], true
    ),
    (.search, [:], false), (.search, ["query": "a", "limit": 1001], false), (.search, ["query": "a", "x": 1], false),
    (.count, ["query": "a", "match": "auto"], false), (.count, ["query": "a", "match": "any"], true),
    (.subscribe, ["query": "a", "limit": 1], false), (.subscribe, ["query": "a", "snippets": 2], true),
    (.suggest, ["prefix": "", "field": "tag", "limit": 100], true),
    (.suggest, ["prefix": "", "field": "title"], false),
    (.unsubscribe, ["subscription": 1], true), (.unsubscribe, [:], false), (.ping, [:], true), (.ping, ["a": 1], false),
    (.similar, ["id": "a", "facets": ["month"]], true), (.similar, ["query": "a"], false),
  ]

  @Test(arguments: params)
  func paramsAreAsTheirSchemasSay(method: Method, params: JSON, isAllowed: Bool) throws {
    let document = try #require(SchemaDocument.all.first { $0.name == "\(method.rawValue).params" })
    let problems = try Schema(document.schema, isClosed: true).problems(in: params)
    #expect(problems.isEmpty == isAllowed, "\(problems)")
    // What the schema says is what reading does.
    switch method {
    case .search: #expect((try? SearchParameters(params)) != nil || !isAllowed || params["after"] != nil)
    case .count: #expect(((try? CountParameters(params)) != nil) == isAllowed)
    case .subscribe: #expect(((try? SubscribeParameters(params)) != nil) == isAllowed)
    case .suggest: #expect(((try? SuggestParameters(params)) != nil) == isAllowed)
    case .unsubscribe: #expect(((try? UnsubscribeParameters(params)) != nil) == isAllowed)
    case .similar: #expect(((try? SimilarParameters(params)) != nil) == isAllowed)
    default: #expect(((try? NoParameters(params, method: "ping")) != nil) == isAllowed)
    }
  }

  @Test func defaultsStandInTheSchemas() throws {
    let document = try #require(SchemaDocument.all.first { $0.name == "search.params" })
    let properties = try #require(document.schema["properties"])
    #expect(properties["limit"]?["default"] == 10 && properties["snippetLetters"]?["default"] == 120)
    #expect(properties["fields"]?["default"] == ["id", "title", "score", "published", "source", "snippet"])
    #expect(properties["query"]?["default"] == nil && properties["after"]?["default"] == nil)
  }
}
