import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Labels, facets, explanations and help, as a search gives them.
@Suite(.daemon(shards: 3, LabelledArticles.all))
struct QueryLanguageTests {
  private let client: RawClient

  init() throws { client = try RunningDaemon.ofSuite.connect() }

  static let stories: [(query: String, ids: [String])] = [
    ("date:2025", ["family", "port"]), ("date:2025-09", ["port"]), ("date:2025-09-01", ["port"]),
    ("date:2025-09..2026-02", ["coffee", "port"]), ("date:>=2025-09-01", ["coffee", "port"]),
    ("date:2026..", ["coffee"]), ("date:..2025", ["family", "port"]), ("date:2026-02-04", []),
    ("tag:政治", ["port"]), ("tag:ＦＯＯＤ", ["coffee"]), ("tag:政", []), ("author:水野", ["port"]), ("author:野葵", []),
    ("language:en", ["coffee"]), ("language:EN-gb", ["coffee"]), ("language:e", []), ("source:tide", ["coffee"]),
    ("title:コロンビア", ["port"]), ("id:family", ["family"]), ("コロンビア -麻薬", ["coffee", "family"]),
    ("한국은행", ["bank", "clerk"]), (#""한국은행""#, ["clerk"]), (#""麻薬 検査"~8"#, ["port"]), (#""麻薬 検査"~1"#, []),
    ("transl*", ["coffee"]), ("（麻薬｜ｃａｆｅ）　－tag:政治", ["coffee", "family"]),
  ]

  @Test(arguments: stories)
  func findsAndCounts(query: String, ids: [String]) throws {
    let query = JSON.string("(\(query)) -報告")
    let result = try client.call("search", ["query": query, "sort": "id", "fields": ["id"]])
    #expect(result["hits"]?.array?.compactMap { $0["id"]?.string } == ids)
    #expect(try client.call("count", ["query": query]) == ["total": JSON(ids.count)])
  }

  @Test func ranksTheLiteralFormOfHangulFirst() throws {
    let hits = try client.call("search", ["query": "한국은행"])["hits"]?.array
    #expect(hits?.compactMap { $0["id"]?.string } == ["clerk", "bank"])
  }

  /// Facets against what the test counts itself.
  @Test(arguments: ["報告", "港 報告", "報告 tag:政治", "報告 date:2025-09", "報告 OR 麻薬"], [0, 10])
  func countsFacetsOverAllMatches(query: String, limit: Int) throws {
    let names: [JSON] = ["month", "source", "tag", "author", "language", "year"]
    let params: JSON = ["query": .string(query), "limit": JSON(limit), "facets": .array(names)]
    let result = try client.call("search", params)
    let ids = try client.call("search", ["query": .string(query), "limit": 1000, "fields": ["id"]])["hits"]?.array
    let found = Set(try #require(ids).compactMap { $0["id"]?.string })
    let articles = try LabelledArticles.all().filter { found.contains($0.id) }
    #expect(!articles.isEmpty && result["total"] == JSON(articles.count))
    let dates = articles.compactMap { $0.published?.text }
    let months = dates.filter { $0.utf8.count > 4 }.map { String($0.prefix(7)) }
    let expected: [[String]] = [
      months, articles.compactMap(\.source), articles.flatMap { $0.tags ?? [] }, articles.compactMap(\.author),
      articles.compactMap(\.language), dates.map { String($0.prefix(4)) },
    ]
    #expect(result["facets"]?.object?.members.map { JSON.string($0.name) } == names)
    #expect(result["facets"]?.object?.members.map(\.value) == expected.map(Self.counts))
  }

  /// Values with their counts, the most frequent first, then in the order of bytes.
  private static func counts(_ values: [String]) -> JSON {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let sorted = counts.sorted { one, other in
      one.value != other.value ? one.value > other.value : one.key.utf8.lexicographicallyPrecedes(other.key.utf8)
    }
    return .array(sorted.map { ["value": .string($0.key), "count": JSON($0.value)] })
  }

  @Test(
    arguments: ["麻薬", "コロンビア 麻薬", "報告 港", "cafe*", "title:港 麻薬", #""麻薬 検査"~8"#, "tag:政治 -報告", "한국은행", "cafe"],
    ["all", "any"])
  func explainsScores(query: String, match: String) throws {
    let result = try client.call("search", ["query": .string(query), "match": .string(match), "explain": true])
    let hits = try #require(result["hits"]?.array)
    #expect(!hits.isEmpty)
    for hit in hits {
      let explanation = try #require(hit["explain"])
      let score = try #require(hit["score"]?.double)
      let terms = try #require(explanation["terms"]?.array)
      let shares = terms.compactMap { $0["score"]?.double } + [explanation["sentence"]?["score"]?.double ?? 0]
      // Scores are sums of single-precision numbers.
      #expect(shares.count == terms.count + 1 && explanation["score"]?.double == score)
      #expect(abs(shares.reduce(0, +) - score) < 1e-6 * max(1, abs(score)), "\(explanation)")
    }
  }

  @Test(arguments: [
    ("ｶﾞｽ", "family", []), ("ガス", "family", ["width"]), ("CAFE", "coffee", ["case", "accent"]),
    ("18500", "port", ["thousands"]), ("ネストルアバロス", "family", ["width", "middleDot"]),
  ])
  func saysWhichFoldingMatched(query: String, id: String, foldings: [String]) throws {
    let params: JSON = ["query": .string("\(query) id:\(id)"), "explain": true]
    let hit = try #require(try client.call("search", params)["hits"]?.array?.first)
    let term = try #require(hit["explain"]?["terms"]?.array?.first { $0["kind"] == "phrase" })
    #expect(Set(term["matchedBy"]?.array?.compactMap(\.string) ?? []) == Set(foldings), "\(term)")
    #expect(term["documentFrequency"]?.int64 ?? 0 > 0)
    let frequencies = [term["titleFrequency"]?.int64, term["bodyFrequency"]?.int64].compactMap { $0 }
    #expect(frequencies.count == 2 && frequencies.reduce(0, +) > 0)
  }

  @Test func notesWhatWasDropped() throws {
    let result = try client.call("search", ["query": "麻薬 、。"])
    let notes = try #require(result["notes"]?.array)
    #expect(notes.count == 1 && notes[0].string?.contains("、。") == true)
    #expect(result["total"] == 1 && result["terms"] == nil && result["suggestions"] == nil)
    #expect(try client.call("search", ["query": "麻薬"])["notes"] == nil)
  }

  @Test func notesWherePrefixesStandForTooManyWords() throws {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let words = letters.flatMap { first in letters.map { "zq\(first)\($0)" } }
    let daemon = try RunningDaemon([Article(id: "words", body: words.joined(separator: " "))])
    let result = try daemon.connect().call("search", ["query": "zq*"])
    #expect(result["total"] == 1 && result["notes"]?.array?.count == 1)
    #expect(result["notes"]?.array?.first?.string?.contains("zq* stands for 676 words") == true)
    #expect(try daemon.connect().call("search", ["query": "zqa*"])["notes"] == nil)
  }

  static let changes: [(query: String, terms: [JSON], suggestion: JSON)] = [
    (
      "コロンピア", [["text": "コロンピア", "total": 0]],
      ["kind": "spelling", "query": "コロンビア", "total": 3]
    ),
    (
      "麻薬 無人島", [["text": "麻薬", "total": 1], ["text": "無人島", "total": 0]],
      ["kind": "drop", "query": "麻薬", "total": 1]
    ),
    (
      "密輸 translate", [["text": "密輸", "total": 1], ["text": "translate", "total": 1]],
      ["kind": "any", "query": "密輸 translate", "total": 2]
    ),
    ("麻薬 -コロンビア", [["text": "麻薬", "total": 1]], ["kind": "drop", "query": "麻薬", "total": 1]),
  ]

  @Test(arguments: changes)
  func helpsWhereNothingIsFound(query: String, terms: [JSON], suggestion: JSON) throws {
    let result = try client.call("search", ["query": .string(query)])
    #expect(result["total"] == 0)
    #expect(result["terms"]?.array == terms)
    let suggestions = try #require(result["suggestions"]?.array)
    #expect(suggestions.contains(suggestion), "\(suggestions)")
    for suggestion in suggestions where suggestion["kind"] != "any" {
      #expect(try client.call("count", ["query": suggestion["query"] ?? nil])["total"] == suggestion["total"])
    }
  }
}
