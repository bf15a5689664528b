import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport

/// Articles with all kinds of labels, and a few with words to look for, made for the tests of what explains results.
enum LabelledArticles {
  /// Everything below.
  @Sendable static func all() throws -> [Article] { try reports() + stories() }

  /// Sixty articles with the word 報告, every third with 港 too; their labels are drawn by lot, and each may be missing.
  static func reports() throws -> [Article] {
    var generator = SplitMix64(seed: 11)
    func draw(_ values: [String?]) -> String? { values.randomElement(using: &generator) ?? nil }
    return try (0..<60).map { number in
      let tags = ["政治", "港", "Ａ"].filter { _ in Bool.random(using: &generator) }
      return try Article(
        id: "report-\(number)", body: "報告\(number % 3 == 0 ? "、港" : "")。", author: draw([nil, "水野 葵", "Óskarsdóttir"]),
        source: draw([nil, "港湾通信", "灯台日報", "Tide"]),
        language: draw([nil, "ja", "zh-Hant", "zh-Hant-TW"]),
        published: draw([nil, "2024", "2025-09", "2025-09-12", "2026-02-04T09:30:00+09:00"]).map(PublishedDate.init),
        tags: tags.isEmpty ? nil : tags)
    }
  }

  /// Articles to be told from one another by what stands in them.
  static func stories() throws -> [Article] {
    [
      try Article([
        "id": "port", "title": "コロンビアの港", "body": "コロンビア政府は麻薬の密輸を防ぐ。検査は18,500か所で、麻薬対策の柱だ。",
        "published": "2025-09-01", "source": "港湾通信", "language": "ja", "tags": ["政治"], "author": "水野 葵",
      ]),
      try Article([
        "id": "coffee", "title": "Café Bogotá", "body": "A café sells coffee of コロンビア. Translators translate.",
        "published": "2026-02", "source": "Tide", "language": "en-GB", "tags": ["Food"],
      ]),
      try Article([
        "id": "family", "title": "👨‍👩‍👧の𠮷野家",
        "body": "👨‍👩‍👧は𠮷野のｶﾞｽ灯を見た。ﾈｽﾄﾙ･ｱﾊﾞﾛｽ氏のcafe\u{301}は、コロンビアに2,500か所。", "published": "2025",
      ]),
      try Article(["id": "bank", "title": "은행", "body": "한국 은행이 금리를 내렸다.", "language": "ko"]),
      try Article(["id": "clerk", "title": "총재", "body": "한국은행 총재가 말했다. 은행은 조용했다.", "language": "ko"]),
    ]
  }
}
