/// What a page says about itself: `<title>`, `<meta>`, `<link>`, `<time>`, JSON-LD.
struct PageMetadata {
  /// The language of `<html>`.
  private(set) var language: String?
  /// The text of `<title>`.
  private(set) var title: String?
  /// The address of `<link rel=canonical>`.
  private(set) var canonicalURL: String?
  /// When it says it was published, in elements of the text, the plainest first.
  var times: [String] { publishedTimes.reversed() + otherTimes }
  /// What JSON-LD says.
  private(set) var linkedData = LinkedData()

  private var publishedTimes: [String] = []
  private var otherTimes: [String] = []
  /// How many dates were taken from the text of elements.
  private var textTimeCount = 0
  /// So many are: elements nest, and each would be read again with those around it.
  private static let maximumTextTimeCount = 64

  /// The contents of `<meta>` by name or property, in lower case.
  private var contents: [String: [String]] = [:]

  /// The first content that is not blank of the first of these names that has one.
  func content(_ names: String...) -> String? {
    for name in names {
      if let content = contents[name]?.first { return content }
    }
    return nil
  }

  /// All contents of the name.
  func contents(of name: String) -> [String] { contents[name] ?? [] }

  /// Notes what an element for metadata says.
  mutating func look(at node: MarkupNode) {
    switch node.name {
    case "html": language = language ?? node.attribute("lang") ?? node.attribute("xml:lang")
    case "title": if title == nil { title = Whitespace.collapsed(node.wholeText) }
    case "meta": lookAtMeta(node)
    case "link": lookAtLink(node)
    case "script":
      if node.attribute("type")?.lowercased() == "application/ld+json" { linkedData.add(node.wholeText) }
    case "time":
      guard let time = node.attribute("datetime") else { return }
      let isPublished = node.attribute("pubdate") != nil || node.attribute("itemprop") == "datePublished"
      if isPublished { publishedTimes.append(time) } else { otherTimes.append(time) }
    default: break
    }
  }

  /// Notes a property of schema.org that stands on an element of the text.
  mutating func look(atProperty property: String, of node: MarkupNode) {
    guard property == "datePublished", node.name != "time", node.name != "meta" else { return }
    if let content = node.attribute("content") {
      otherTimes.append(content)
    } else if textTimeCount < PageMetadata.maximumTextTimeCount {
      textTimeCount += 1
      otherTimes.append(Whitespace.collapsed(node.wholeText))
    }
  }

  private mutating func lookAtMeta(_ node: MarkupNode) {
    guard let name = node.attribute("property") ?? node.attribute("name") ?? node.attribute("itemprop"),
      let content = node.attribute("content").map(Whitespace.collapsed), !content.isEmpty
    else { return }
    contents[name.lowercased(), default: []].append(content)
  }

  private mutating func lookAtLink(_ node: MarkupNode) {
    guard canonicalURL == nil, let relation = node.attribute("rel"),
      relation.lowercased().split(separator: " ").contains("canonical")
    else { return }
    canonicalURL = node.attribute("href").map(Whitespace.collapsed)
  }
}
