/// How the articles stand in a file.
public enum InputFormat: CaseIterable, Hashable, Sendable {
  /// An article a line, as JSON.
  case jsonLines
  /// A JSON array of articles, or JSON articles one after the other.
  case json
  /// JSON, as an array or in lines: its beginning tells.
  case unknownJSON
  /// One article, the whole file, as plain text or with the marks of Aozora Bunko.
  case plainText
  /// One article in Markdown, with YAML before it or not.
  case markdown
  /// One article in a page of HTML or XHTML.
  case html
  /// An article an item, of RSS or Atom.
  case feed
  /// An article a chapter of a book.
  case epub
  /// One article, the text of a PDF.
  case pdf
  /// Any of these: its beginning tells.
  case unknown

  /// Whether its articles may have lines around them that are no part of them; JSON is taken as it is given, and feeds, books and
  /// PDF hold what they are to.
  public var hasBoilerplate: Bool { self == .plainText || self == .markdown || self == .html }

  /// The format that a file's name tells, by its extension in either case, or by the one before that where the last tells of
  /// compression. It is `unknown` where there is no extension or one that several formats share, and nil where there is one
  /// of no format known here.
  public init?(name: String) {
    var name = name.lowercased()
    if let last = Compression.allCases.first(where: { name.hasSuffix($0.fileExtension) }) {
      name.removeLast(last.fileExtension.utf8.count)
    }
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      self = .unknown
      return
    }
    switch name[dot...] {
    case ".jsonl", ".ndjson": self = .jsonLines
    case ".json": self = .unknownJSON
    case ".txt", ".text": self = .plainText
    case ".md", ".markdown": self = .markdown
    case ".html", ".htm", ".xhtml": self = .html
    case ".rss", ".atom", ".rdf": self = .feed
    case ".epub": self = .epub
    case ".pdf": self = .pdf
    case ".xml": self = .unknown
    default: return nil
    }
  }
}
