/// Reads RSS 2.0 (rssboard.org), RSS 1.0 (purl.org/rss/1.0) and Atom (RFC 4287): an item an article.
struct FeedReader: DocumentReader {
  let settings: LoadSettings

  /// Exports of whole sites are feeds too; the tree of one this size fits the memory.
  var maximumByteCount: Int { 2 * settings.maximumArticleByteCount }

  func declaredEncoding(of bytes: [UInt8]) -> TextEncoding? { EncodingDeclaration.findXML(in: bytes) }

  func read(_ document: Document) -> [LoadResult] {
    let origin = Origin(path: document.path)
    do throws(ArticleError) {
      return try results(of: try FeedScanner(document.text), in: document)
    } catch {
      return [.refused(LoadError(origin: origin, error: error))]
    }
  }

  private func results(of scanner: FeedScanner, in document: Document) throws(ArticleError) -> [LoadResult] {
    var items: [FeedItem] = []
    while let item = scanner.nextItem() {
      items.append(item)
      try ProcessorTimeLimit.check()
    }
    if items.isEmpty { throw scanner.error?.reason ?? .malformed(format: "a feed", reason: "it has no item") }
    // An item that the markup breaks in is not whole; where it breaks between items nothing may be lost, but that is not known.
    let broken = scanner.error.map { error in items.lastIndex { $0.line <= error.line } ?? 0 }
    return items.enumerated().map { index, item in
      let origin = Origin(path: document.path, line: item.line)
      do throws(ArticleError) {
        if index == broken, let error = scanner.error { throw error.reason }
        return .article(try article(item, of: scanner.feed, number: index + 1, in: document), origin)
      } catch {
        return .refused(LoadError(origin: origin, error: error))
      }
    }
  }

  private func article(
    _ item: FeedItem, of feed: FeedHeader, number: Int, in document: Document
  ) throws(ArticleError) -> Article {
    let boilerplate = settings.boilerplate.withoutRepeatedLines
    let text = item.text.map { PlainText($0, boilerplate: boilerplate, title: item.title) }
    guard text?.body.isEmpty == false || item.title != nil else { throw .noText }
    let numbered = "\(document.id)#\(number)"
    // An id that breaks the rule for ids is of no use; the place in the feed always is one.
    let id = item.id.flatMap { Article.isID($0) ? $0 : nil } ?? numbered
    return try Article(
      id: id, title: item.title ?? text?.title,
      body: text?.body ?? "", author: item.authors.isEmpty ? feed.author : item.authors.joined(separator: ", "),
      source: feed.title, url: item.link, language: LanguageTag.make(item.language) ?? LanguageTag.make(feed.language),
      published: item.published.flatMap(DateForms.date), tags: TagList.unique(item.categories))
  }
}

extension FormatTraits {
  /// Feeds of RSS and Atom.
  static let feed = FormatTraits(
    words: Words(
      name: "feeds", note: ": an item an article",
      guide: """
        a **feed** (`.rss`, `.atom`, `.rdf`, `.xml`; RSS 2.0, RSS 1.0, Atom): an item an article. Its id is its \
        `guid` or `id`, else its link, else the file's id and its number: `news.xml#3`.
        """),
    extensions: [".rss", ".atom", ".rdf"], sharedExtensions: [".xml"],
    signature: .root { ["rss", "rdf:rdf", "feed"].contains($0) || $0.hasSuffix(":feed") || $0.hasSuffix(":rdf") },
    loader: { $0.loader(FeedReader(settings: $0.settings)) })
}
