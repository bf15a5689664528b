import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport

/// Articles made for the daemon's tests.
enum SampleArticles {
  /// Everything below.
  @Sendable static func all() throws -> [Article] { try numbered() + special() }

  /// Articles 0 to 59, all with the words 会議 and "minutes", and each with its number. Their ids come in another order
  /// in UTF-8 than in UTF-16, ignoring case, or by canonical equivalence; every fifth has no date, and some dates are equal.
  static func numbered() throws -> [Article] {
    let prefixes = ["a", "B", "a/", "é", "e\u{301}", "会", "Ａ", "𠮷", "한", "~"]
    var generator = SplitMix64(seed: 7)
    return try (0..<60).map { number in
      let date = "2025-\(["01", "06", "12"].randomElement(using: &generator) ?? "01")-15"
      let repeats = String(repeating: "会議 ", count: 1 + number % 4)
      return try Article(
        id: prefixes[number % 10] + "\(number)", title: "第\(number)回", body: "\(repeats)の記録、minutes no. \(number)。",
        published: number % 5 == 0 ? nil : PublishedDate(date))
    }
  }

  /// One article with every member, and one with every character that needs care in a line of JSON.
  static func special() throws -> [Article] {
    [
      try Article([
        "id": "full", "title": "港の新しい灯台", "body": "灯台は来年の春に完成する。\n見学もできる。", "author": "水野 葵",
        "source": "港湾通信", "url": "https://example.org/lighthouse", "language": "ja", "published": "2026-02-04",
        "tags": ["港", "建築"], "pages": 3, "editions": ["朝", "夕"],
      ]),
      try Article(
        id: "line\u{2028}ends", title: "one\ntwo\u{2029}three\u{85}four",
        body: "seven \u{2028}separators\u{2029}\r\n\t\"quoted\\ \u{0}\u{1}\u{7F} 𠮷"),
    ]
  }
}
