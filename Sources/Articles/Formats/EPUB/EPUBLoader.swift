/// Reads a book (EPUB 2 and 3): a chapter, that is, a document of its order of reading, an article.
struct EPUBLoader: ArticleLoader {
  /// Those of the files of a book that hold text.
  private static let textExtensions = [".xml", ".opf", ".ncx", ".xhtml", ".html", ".htm"]

  private let path: String
  private let id: String
  private let settings: LoadSettings
  /// The file, where it is open already.
  private var opened: InputStream?
  private var book: (archive: ZipArchive, package: EPUBPackage)?
  private var nextChapter = 0
  private var hasEnded = false
  private var hasText = false
  /// What is handed out after a warning about it.
  private var waiting: LoadResult?

  /// How many bytes of the file are done with: none or all.
  private(set) var consumedByteCount = 0

  /// Makes a loader of the book at this path.
  init(path: String, id: String, opened: InputStream? = nil, settings: LoadSettings) {
    self.path = path
    self.id = id
    self.opened = opened
    self.settings = settings
  }

  /// The next chapter or refusal; nil at the end of the book. What has no text, such as a cover, is passed over.
  mutating func next() -> LoadResult? {
    if let result = waiting {
      waiting = nil
      return result
    }
    guard !hasEnded else { return nil }
    do throws(ArticleError) {
      let (archive, package) = try openBook()
      while nextChapter < package.chapters.count {
        let chapter = package.chapters[nextChapter]
        nextChapter += 1
        try ProcessorTimeLimit.check()
        if let result = read(chapter, archive, package) {
          hasText = true
          return result
        }
      }
      hasEnded = true
      if !hasText { throw .noText }
      return nil
    } catch {
      hasEnded = true
      return .refused(LoadError(origin: Origin(path: path), error: error))
    }
  }

  private mutating func openBook() throws(ArticleError) -> (archive: ZipArchive, package: EPUBPackage) {
    if let book { return book }
    let spooled = try SpooledFile(path: path, opened: &opened)
    let archive = try withExtendedLifetime(spooled) { () throws(ArticleError) in
      try ZipArchive(spooled, format: "EPUB", extensions: EPUBLoader.textExtensions)
    }
    consumedByteCount = spooled.inputByteCount
    let book = (archive: archive, package: try EPUBPackage(archive))
    self.book = book
    return book
  }

  private mutating func read(_ chapter: String, _ archive: ZipArchive, _ package: EPUBPackage) -> LoadResult? {
    let origin = Origin(path: "\(path)#\(chapter)")
    do throws(ArticleError) {
      let bytes = try archive.file(chapter, maximumByteCount: settings.maximumArticleByteCount)
      // A chapter is XML: it names its encoding itself, whatever that of other inputs is.
      let decoded = try TextDecoder.decode(bytes, declared: EncodingDeclaration.findXML(in: bytes), said: nil)
      guard let article = try article(chapter, decoded.text, package) else { return nil }
      guard let warning = Warning(origin: origin, of: decoded) else { return .article(article, origin) }
      waiting = .article(article, origin)
      return .warning(warning)
    } catch {
      if error == .noText { return nil }
      return .refused(LoadError(origin: origin, error: error))
    }
  }

  private func article(_ chapter: String, _ text: String, _ package: EPUBPackage) throws(ArticleError) -> Article? {
    let (title, text, language) = try MarkupDocument(parsing: text).withRoot { root in
      let parts = EPUBLoader.parts(of: root)
      let headingText = parts.heading.map(\.shownLine)
      let title = [headingText, package.labels[chapter], parts.title].compactMap { $0 }.first { !$0.isEmpty }
      let text = TextExtractor.text(of: root, dropsFurniture: false) { node in
        node == parts.heading || node.name == "nav"
      }
      return (title, text, parts.language)
    }
    let body = PlainText(text, boilerplate: settings.boilerplate.keepingLines, title: title)
    guard !body.body.isEmpty else { return nil }
    return try Article(
      id: "\(id)#\(chapter)", title: body.title, body: body.body,
      author: package.authors.isEmpty ? nil : package.authors.joined(separator: ", "), source: package.title,
      language: LanguageTag.make(language) ?? LanguageTag.make(package.language),
      published: package.published.flatMap(DateForms.date), tags: TagList.unique(package.subjects))
  }

  /// The first heading of a chapter, its `<title>`, and its language.
  private static func parts(of root: MarkupNode) -> (heading: MarkupNode?, title: String?, language: String?) {
    var heading: MarkupNode?
    var title: String?
    root.forEachDescendant { node in
      guard node.isElement else { return false }
      switch node.name {
      case "h1", "h2", "h3": heading = heading ?? node
      case "title": title = title ?? node.line
      default: break
      }
      return heading == nil
    }
    return (heading, title, root.attribute("lang") ?? root.attribute("xml:lang"))
  }
}

extension FormatTraits {
  /// Books: archives whose first file is stored as it is and says so (EPUB 3.3, § 4.3).
  static let epub = FormatTraits(
    words: Words(
      name: "books", note: ": a chapter an article",
      guide: """
        a **book** (`.epub`): a chapter an article, `book.epub#OEBPS/chapter1.xhtml` its id, the book's title its \
        source.
        """),
    extensions: [".epub"],
    signature: .bytes { prefix in
      prefix.starts(with: [0x50, 0x4B, 0x03, 0x04]) && prefix.dropFirst(30).starts(with: Array("mimetype".utf8))
        && prefix.prefix(256).firstRange(of: Array("application/epub+zip".utf8)) != nil
    }, loader: { EPUBLoader(path: $0.path, id: $0.id, opened: $0.stream, settings: $0.settings) })
}
