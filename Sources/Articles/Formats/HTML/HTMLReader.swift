/// Reads a saved page (HTML or XHTML) as one article: its own text, without the page around it, and what it says about itself.
struct HTMLReader: DocumentReader {
  let settings: LoadSettings

  func declaredEncoding(of bytes: [UInt8]) -> TextEncoding? { EncodingDeclaration.find(in: bytes) }

  func read(_ document: Document) -> [LoadResult] {
    result(of: document) { () throws(ArticleError) in try article(document) }
  }

  private func article(_ document: Document) throws(ArticleError) -> Article {
    // The tree is let go before lines are made of its text: a page of 16 MiB fills the memory with either.
    let (metadata, title, text) = try MarkupDocument(parsing: document.text).withRoot { HTMLReader.parts(of: $0) }
    let body = PlainText(text, boilerplate: settings.boilerplate, title: title)
    guard !body.body.isEmpty else { throw .noText }
    let linked = metadata.linkedData
    return try Article(
      id: document.id, title: body.title, body: body.body, author: author(metadata),
      source: metadata.content("og:site_name") ?? linked.publisher,
      url: metadata.canonicalURL ?? metadata.content("og:url"),
      language: LanguageTag.make(metadata.language) ?? LanguageTag.make(linked.language)
        ?? LanguageTag.make(metadata.content("og:locale")),
      published: published(metadata), tags: tags(metadata))
  }

  /// What a page says about its article, its title and its text.
  private static func parts(of root: MarkupNode) -> (metadata: PageMetadata, title: String?, text: String) {
    let survey = PageSurvey(of: root)
    let metadata = survey.metadata
    let textRoot = PageRoot.find(in: survey, root: root)
    let heading = heading(survey, in: textRoot)
    let headingText = heading.map(\.shownLine)
    let title = PageTitle.make(metadata, heading: headingText)
    // The title is no part of the body; a heading that says something else is.
    let isTitle = headingText.map { title == $0 } ?? false
    let text = TextExtractor.text(of: textRoot, dropsFurniture: true) { isTitle && $0 == heading }
    return (metadata, title, text)
  }

  /// The first heading of the text, or of the page where the text has none.
  private static func heading(_ survey: PageSurvey, in textRoot: MarkupNode) -> MarkupNode? {
    guard let first = survey.headings.first else { return nil }
    let headings = Set(survey.headings.map(\.pointer))
    if headings.contains(textRoot.pointer) { return textRoot }
    var found: MarkupNode?
    textRoot.forEachDescendant { node in
      if found == nil, headings.contains(node.pointer) { found = node }
      return found == nil
    }
    return found ?? first
  }

  private func author(_ metadata: PageMetadata) -> String? {
    if !metadata.linkedData.authors.isEmpty { return metadata.linkedData.authors.joined(separator: ", ") }
    let named = ["author", "dc.creator", "article:author", "parsely-author"].flatMap { metadata.contents(of: $0) }
    // Open Graph's author is the address of a profile as often as a name.
    return named.first { !$0.hasPrefix("http://") && !$0.hasPrefix("https://") }
  }

  private func published(_ metadata: PageMetadata) -> PublishedDate? {
    let names = [
      "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "pubdate",
      "publishdate", "parsely-pub-date", "cxenseparse:recs:publishtime",
    ]
    let texts = [metadata.linkedData.published].compactMap { $0 } + names.compactMap { metadata.content($0) }
    for text in texts + metadata.times {
      if let date = DateForms.date(in: text) { return date }
    }
    return nil
  }

  private func tags(_ metadata: PageMetadata) -> [String]? {
    let tags = metadata.contents(of: "article:tag")
    if !tags.isEmpty { return TagList.unique(tags) }
    if !metadata.linkedData.keywords.isEmpty { return TagList.unique(metadata.linkedData.keywords) }
    return TagList.unique(metadata.contents(of: "keywords").flatMap(TagList.split))
  }
}

extension FormatTraits {
  /// Pages of HTML and XHTML.
  static let html = FormatTraits(
    words: Words(
      name: "pages",
      guide: """
        a **page** (`.html`, `.htm`, `.xhtml`): one article, its own text alone: what is marked as the article \
        (`articleBody`, `<article>`, `<main>`), or else the densest block, without navigation, footers, asides, \
        forms, share buttons and what is not shown. Readings of `<ruby>` stay out of the text. Title, date, authors, \
        language, address, source and tags are those of JSON-LD, Open Graph and `<meta>`.
        """),
    extensions: [".html", ".htm", ".xhtml"], signature: .root { $0 == "html" || $0 == "!doctype html" },
    hasBoilerplate: true, loader: { $0.loader(HTMLReader(settings: $0.settings)) })
}
