import ShirabeArticles
import ShirabeTestSupport

/// Articles in which a bad query finds as much as can be.
enum DeadlyArticles {
  /// Small articles of mixed text, one of many different words, and one that says the same letter over and over.
  static func all() throws -> [Article] {
    var random = SplitMix64(seed: 12)
    var articles = try (0..<200).map { try Article(id: "small-\($0)", body: "日本国 a\($0) " + random.mixedText()) }
    articles.append(try Article(id: "same", body: String(repeating: "あ", count: 100_000)))
    let words = (0..<30_000).map { String($0 &* 7919 % 1_000_003, radix: 36) }
    articles.append(try Article(id: "words", title: "灯台", body: words.joined(separator: " ")))
    return articles
  }
}
