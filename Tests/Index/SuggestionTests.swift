import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

@Suite struct SuggestionTests {
  private let searcher: any IndexEngine
  private let index: TemporaryIndex

  init() throws {
    var articles = try [
      Article(id: "t1", title: "コロンビアの和平", body: "一"), Article(id: "t2", title: "新しい F-35 と Kolumbien", body: "二"),
      Article(id: "t3", title: "新しい F-35 と Kolumbien", body: "三"), Article(id: "t4", title: "人の国", body: "四"),
      Article(id: "t5", title: "コーヒー", body: "五"), Article(id: "t6", title: "源氏物語という長い長い題名の物語の上巻", body: "六"),
      Article(id: "t7", title: "源氏物語という長い長い題名の物語の下巻", body: "七"),
    ]
    for number in 0..<4 { articles.append(try Article(id: "k\(number)", body: "コロンビアとコーヒー、コーヒー。日本国憲法。")) }
    for number in 0..<3 { articles.append(try Article(id: "w\(number)", body: "Kolumbien koLonie 日本語 1234 ひらがな")) }
    for number in 0..<2 { articles.append(try Article(id: "r\(number)", body: "コロッケ kolossal")) }
    index = try TemporaryIndex(articles, shards: 3)
    searcher = try index.searcher()
  }

  @Test(arguments: [
    ("コロ", ["コロンビア 5", "コロンビアの和平 title 1"]),
    ("ｺﾛ", ["コロンビア 5", "コロンビアの和平 title 1"]),
    ("コ", ["コロンビア 5", "コーヒー 5", "コロンビアの和平 title 1"]),
    ("Kol", ["kolumbien 5", "kolonie 3", "新しい F-35 と Kolumbien title 2"]),
    ("ＫＯＬＵ", ["kolumbien 5", "新しい F-35 と Kolumbien title 2"]),
    ("kolo", ["kolonie 3"]),
    ("kolos", []),
    ("f35", ["新しい F-35 と Kolumbien title 2"]),
    ("F-35 と ko", ["新しい F-35 と Kolumbien title 2"]),
    ("新しい", ["新しい F-35 と Kolumbien title 2"]),
    ("い", []),
    ("国", []),
    ("本国", []),
    ("日本", ["日本国憲法 4", "日本語 3"]),
    ("12", []),
    ("源氏物語という長い長い題名の物語の下", ["源氏物語という長い長い題名の物語の下巻 title 1"]),
    ("題名", ["源氏物語という長い長い題名の物語の上巻 title 1", "源氏物語という長い長い題名の物語の下巻 title 1"]),
    ("", []),
    ("。", []),
  ])
  func completes(_ prefix: String, _ expected: [String]) throws {
    let found = try searcher.suggest(prefix: prefix, limit: 10)
    #expect(found.map { "\($0.text) \($0.kind == .title ? "title " : "")\($0.articles)" } == expected)
  }

  @Test(arguments: [
    (KeywordField.tag, "", ["ai 2", "医療 2", "人工知能 1"]), (.tag, "ＡＩ", ["ai 2"]), (.tag, "人", ["人工知能 1"]),
    (.source, "", ["Shirabe Times 2", "調べ 新報 1"]), (.source, "shira", ["Shirabe Times 2"]), (.source, "x", []),
    (.author, "z", ["Zoë 1"]), (.language, "ja", ["ja 2", "ja-Latn 1"]), (.language, "a", []),
  ])
  func completesValues(_ field: KeywordField, _ prefix: String, _ expected: [String]) throws {
    let index = try TemporaryIndex(
      [
        Article(id: "a", body: "一", source: "Shirabe Times", language: "ja", tags: ["AI", "医療"]),
        Article(id: "b", body: "二", author: "Zoë", source: "調べ 新報", language: "ja", tags: ["ＡＩ", "人工知能"]),
        Article(id: "c", body: "三", source: "Shirabe Times", language: "ja-Latn", tags: ["医療"]),
      ], shards: 2)
    let found = try index.searcher().suggest(field, prefix: prefix, limit: 10)
    #expect(found.map { "\($0.text) \($0.articles)" } == expected)
    #expect(found.allSatisfy { $0.kind.rawValue == field.rawValue })
    #expect(try index.searcher().suggest(field, prefix: prefix, limit: 1).map(\.text) == found.prefix(1).map(\.text))
  }

  @Test func limits() throws {
    #expect(try searcher.suggest(prefix: "コ", limit: 0) == [])
    #expect(try searcher.suggest(prefix: "コ", limit: 1).map(\.text) == ["コロンビア"])
    #expect(try searcher.suggest(prefix: "コ", limit: 2).map(\.text) == ["コロンビア", "コーヒー"])
  }

  @Test func titlesHaveTheirPlaceAmongManyWords() throws {
    var articles = try (0..<12).map { try Article(id: "t\($0)", title: "国民の題\($0)", body: "本文") }
    for number in 0..<36 {
      articles.append(try Article(id: "w\(number)", body: "国\("東西南北春夏秋冬上下左右".map(String.init)[number / 3])"))
    }
    let found = try TemporaryIndex(articles).searcher().suggest(prefix: "国", limit: 9)
    #expect(found.map(\.kind) == Array(repeating: .word, count: 6) + Array(repeating: .title, count: 3))
  }

  /// A term with three articles over all shards is found, though no shard has three of it; counts and order are exact.
  @Test(arguments: [1, 3, 8])
  func countsOverAllShards(_ shards: Int) throws {
    var random = SplitMix64(seed: 21)
    var counts: [String: Int] = [:]
    let articles = try (0..<160).map { number in
      let words = Set((0..<6).map { _ in random.word() })
      for word in words { counts[word, default: 0] += 1 }
      return try Article(id: "a\(number)", body: words.sorted().joined(separator: " "))
    }
    let searcher = try TemporaryIndex(articles, shards: shards).searcher()
    for prefix in ["a", "b", "aa", "abc", "c", "cab"] {
      let expected = counts.filter { $0.key.hasPrefix(prefix) && $0.value >= 3 }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      for limit in [1, 2, 5, 100] {
        let found = try searcher.suggest(prefix: prefix, limit: limit)
        #expect(found.map(\.text) == expected.prefix(limit).map(\.key), "\(prefix) \(limit)")
        #expect(found.map(\.articles) == expected.prefix(limit).map(\.value), "\(prefix) \(limit)")
      }
    }
  }
}

extension SplitMix64 {
  /// Two to five letters out of three, short ones often.
  fileprivate mutating func word() -> String {
    let count = min(Int.random(in: 2...5, using: &self), Int.random(in: 2...5, using: &self))
    return (0..<count).map { _ in ["a", "b", "c"][Int.random(in: 0..<3, using: &self)] }.joined()
  }
}
