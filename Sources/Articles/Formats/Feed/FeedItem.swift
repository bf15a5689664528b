/// An item or entry of a feed.
struct FeedItem {
  /// The line it begins in, counted from 1.
  let line: Int
  private(set) var id: String?
  private(set) var title: String?
  /// The text as readers see it, without markup: the whole of it where the feed has that, else the summary.
  private(set) var text: String?
  private(set) var link: String?
  private(set) var published: String?
  private(set) var authors: [String] = []
  private(set) var categories: [String] = []
  private(set) var language: String?

  private var seenAuthors: Set<String> = []
  private var content: String?
  private var summary: String?
  private var updated: String?

  /// Reads the element.
  init(_ node: MarkupNode, line: Int) {
    self.line = line
    id = node.attribute("about")
    language = node.attribute("lang")
    var child = node.firstChild
    while let current = child {
      if current.isElement, let name = FeedNamespace.name(of: current) { take(name, current) }
      child = current.next
    }
    text = content ?? summary
    published = published ?? updated
    id = id ?? link
  }

  private mutating func take(_ name: String, _ node: MarkupNode) {
    switch name {
    case "guid", "id": id = node.line ?? id
    case "title", "dc:title":
      title = title ?? FeedItem.text(of: node).map(Whitespace.collapsed).flatMap { $0.isEmpty ? nil : $0 }
    case "link": takeLink(node)
    case "pubDate", "published", "dc:date", "dc:issued": published = published ?? node.line
    case "updated", "dc:modified": updated = updated ?? node.line
    case "content:encoded": content = FeedItem.text(of: node) ?? content
    case "content": content = content ?? FeedItem.text(of: node)
    case "description", "summary", "dc:description": summary = summary ?? FeedItem.text(of: node)
    case "author", "dc:creator":
      if let author = FeedItem.author(node), seenAuthors.insert(author).inserted { authors.append(author) }
    case "category", "dc:subject":
      if let category = node.attribute("label") ?? node.attribute("term") ?? node.line {
        categories.append(Whitespace.collapsed(category))
      }
    case "dc:language": language = language ?? node.line
    default: break
    }
  }

  /// RSS writes the address as text, Atom as an attribute; of several of Atom's the alternate one is the article's.
  private mutating func takeLink(_ node: MarkupNode) {
    if let address = node.attribute("href") {
      if (node.attribute("rel") ?? "alternate") == "alternate" { link = link ?? Whitespace.collapsed(address) }
    } else {
      link = link ?? node.line
    }
  }

  /// The name of a person: RSS writes `mail (name)`, Atom an element.
  static func author(_ node: MarkupNode) -> String? {
    var child = node.firstChild
    while let current = child {
      if current.isElement, current.name == "name" { return current.line }
      child = current.next
    }
    guard let text = node.line else { return nil }
    if text.hasSuffix(")"), text.contains("@"), let open = text.lastIndex(of: "(") {
      let name = text[text.index(after: open)...].dropLast()
      if !name.isEmpty { return String(name) }
    }
    return text
  }

  /// The text of a construct that may hold markup (RFC 4287, § 3.1); RSS does not say when it does, so it is taken for HTML.
  static func text(of node: MarkupNode) -> String? {
    let text: String
    switch node.attribute("type")?.lowercased() {
    case "xhtml", "application/xhtml+xml": text = TextExtractor.text(of: node, dropsFurniture: false)
    case "text", "text/plain": text = node.wholeText
    case nil where node.namespace == FeedNamespace.atom: text = node.wholeText
    default:
      let source = node.wholeText
      let isMarkup = source.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
      text = (isMarkup ? MarkupDocument.text(of: source) : nil) ?? source
    }
    let trimmed = TextLines.trimmed(text[...])
    return trimmed.isEmpty ? nil : trimmed
  }
}
