import ShirabeJSON

/// What a page's JSON-LD says about its article, in the words of schema.org.
struct LinkedData {
  private(set) var headline: String?
  private(set) var published: String?
  private(set) var authors: [String] = []
  private(set) var publisher: String?
  private(set) var keywords: [String] = []
  private(set) var language: String?

  /// Deeper data than this is not looked at.
  private static let maximumDepth = 8

  /// Adds what a script holds; one that is no JSON says nothing, as it does to every other reader of pages.
  mutating func add(_ text: String) {
    guard let json = try? JSON(parsing: text) else { return }
    visit(json, depth: 0)
  }

  private mutating func visit(_ json: JSON, depth: Int) {
    guard depth < LinkedData.maximumDepth else { return }
    if let elements = json.array {
      for element in elements { visit(element, depth: depth + 1) }
      return
    }
    if LinkedData.isArticle(json) { take(json) }
    if let graph = json["@graph"] { visit(graph, depth: depth + 1) }
    if let entity = json["mainEntity"] { visit(entity, depth: depth + 1) }
  }

  private static func isArticle(_ json: JSON) -> Bool {
    guard let type = json["@type"] else { return false }
    let names = type.array?.compactMap(\.string) ?? [type.string ?? ""]
    return names.lazy.map(StreamSafeText.bounded).contains {
      $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report"
    }
  }

  /// What was said first counts.
  private mutating func take(_ article: JSON) {
    headline = headline ?? LinkedData.text(article["headline"]) ?? LinkedData.text(article["name"])
    published = published ?? LinkedData.text(article["datePublished"])
    publisher = publisher ?? LinkedData.names(article["publisher"]).first
    language = language ?? LinkedData.text(article["inLanguage"])
    if authors.isEmpty { authors = LinkedData.names(article["author"]) }
    if keywords.isEmpty, let value = article["keywords"] {
      keywords =
        value.string.map { TagList.split(StreamSafeText.bounded($0)) }
        ?? (value.array ?? []).compactMap(LinkedData.text)
    }
  }

  private static func text(_ json: JSON?) -> String? {
    guard let text = json?.string.map(Whitespace.unescaped), !text.isEmpty else { return nil }
    return text
  }

  /// The names of persons or organizations, given as text, objects or arrays of these.
  private static func names(_ json: JSON?) -> [String] {
    guard let json else { return [] }
    return (json.array ?? [json]).compactMap { text($0) ?? text($0["name"]) }
  }
}
