@testable import ShirabeArticles

extension GrowthShape {
  /// The shapes that a reader of the format is tried with.
  static func all(of format: InputFormat) -> [GrowthShape] {
    switch format {
    case .plainText: texts + encoded
    case .markdown: markdown
    case .html: pages
    case .feed: feeds
    case .jsonLines: json + jsonLines
    case .json: json
    case .epub: books
    case .pdf: documents
    case .unknown, .unknownJSON: beginnings
    }
  }

  /// Beginnings that tell late what they are, or never.
  private static let beginnings =
    [
      "<!-- -->", "<!--", "<?a?>", "<?", "<!DOCTYPE ", "<", " ", "{\"a\":", "{\"", "[", "[{", "\\", "{} ", "\u{FEFF}",
      "<a:", "<html ", "<rss>",
    ].map {
      GrowthShape("\($0.debugDescription) repeated", repeating: $0)
    } + [
      GrowthShape("a page behind n comments", repeating: "<!-- -->", then: "<html><p>text"),
      GrowthShape(
        "a feed behind n instructions", repeating: "<?a?>",
        then: "<rss><channel><item><title>a</title></item></channel></rss>"),
      GrowthShape(
        "an object of n members", "{\"id\":\"a\",\"body\":\"b\"", numbering: { ",\n\"c\($0)\":1" }, then: "}"),
    ]
}
