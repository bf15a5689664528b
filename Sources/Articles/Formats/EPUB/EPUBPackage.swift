/// A book's own account of itself: the package document and the table of contents (EPUB 3.3, § 5 and § 7; OPF 2.0.1).
struct EPUBPackage {
  private(set) var title: String?
  private(set) var authors: [String] = []
  private(set) var language: String?
  private(set) var published: String?
  private(set) var subjects: [String] = []
  /// The paths of the chapters in the archive, in the order of reading.
  private(set) var chapters: [String] = []
  /// What the table of contents calls the chapters, by path.
  private(set) var labels: [String: String] = [:]

  private struct Item {
    let path: String
    let type: String
    let isNavigation: Bool
  }

  private static let container = "META-INF/container.xml"

  /// Finds and reads the package document.
  init(_ archive: ZipArchive) throws(ArticleError) {
    var packagePath: String?
    try EPUBPackage.tree(EPUBPackage.container, in: archive).forEachElement { node in
      if packagePath == nil, node.name == "rootfile" { packagePath = node.attribute("full-path") }
    }
    guard let packagePath else { throw .malformed(format: "EPUB", reason: "its container names no package") }
    try read(try EPUBPackage.tree(packagePath, in: archive), path: packagePath, archive)
  }

  private static func tree(_ path: String, in archive: ZipArchive) throws(ArticleError) -> XMLDocument {
    let bytes = try archive.file(path, maximumByteCount: Article.maximumByteCount)
    let text = try TextDecoder.decode(bytes, declared: EncodingDeclaration.findXML(in: bytes), said: nil).text
    guard let tree = try XMLDocument(parsing: text) else {
      throw .malformed(format: "EPUB", reason: "\(path) is no XML")
    }
    return tree
  }

  private mutating func read(_ package: XMLDocument, path: String, _ archive: ZipArchive) throws(ArticleError) {
    var items: [String: Item] = [:]
    var spine: [String] = []
    var contentsID: String?
    package.forEachElement { node in
      switch node.name {
      case "item":
        guard let id = node.attribute("id"), let reference = node.attribute("href") else { break }
        let properties = (node.attribute("properties") ?? "").split(separator: " ")
        items[id] = Item(
          path: ArchivePath.resolve(reference, from: path), type: node.attribute("media-type") ?? "",
          isNavigation: properties.contains("nav"))
      case "spine": contentsID = node.attribute("toc")
      case "itemref": if let id = node.attribute("idref") { spine.append(id) }
      default: take(node)
      }
    }
    // The table of contents is often in the order of reading, but no chapter.
    let ordered = spine.compactMap { items[$0] }
    let texts = ordered.filter { !$0.isNavigation && $0.type != "image/svg+xml" }.map(\.path)
    // A document that the order names again is the same chapter.
    var seen: Set<String> = []
    chapters = texts.filter { seen.insert($0).inserted }
    guard !chapters.isEmpty else { throw .malformed(format: "EPUB", reason: "its package names no chapter") }
    let contents = contentsID.flatMap { items[$0] } ?? items.values.first { $0.type == "application/x-dtbncx+xml" }
    if let contents { readLabels(of: contents.path, archive) }
    if let navigation = items.values.first(where: \.isNavigation) { readLabels(of: navigation.path, archive) }
  }

  private mutating func take(_ node: MarkupNode) {
    guard node.namespace == FeedNamespace.dublinCore, let text = node.line else { return }
    switch node.name {
    case "title": title = title ?? text
    case "creator": authors.append(text)
    case "language": language = language ?? text
    case "date": if node.attribute("event").map({ $0 == "publication" }) ?? true { published = published ?? text }
    case "subject": subjects.append(text)
    default: break
    }
  }

  /// Reads a table of contents in either form: links with text, or points with a label and a place.
  private mutating func readLabels(of path: String, _ archive: ZipArchive) {
    // A book without a table of contents is one all the same.
    guard let tree = try? EPUBPackage.tree(path, in: archive) else { return }
    var label: String?
    tree.forEachElement { node in
      switch node.name {
      case "a": note(node.line, at: node.attribute("href"), from: path)
      case "navLabel": label = node.line
      case "content": note(label, at: node.attribute("src"), from: path)
      default: break
      }
    }
  }

  private mutating func note(_ label: String?, at reference: String?, from path: String) {
    guard let label, let reference else { return }
    let target = ArchivePath.resolve(reference, from: path)
    if labels[target] == nil { labels[target] = label }
  }
}
