/// Reads Markdown (CommonMark with GitHub's tables, strikethrough and footnotes) as one article, its text as readers see it.
struct MarkdownReader: DocumentReader {
  let settings: LoadSettings

  func read(_ document: Document) -> [LoadResult] {
    result(of: document) { () throws(ArticleError) in
      let (matter, markdown) = try FrontMatter.split(document.text)
      let text = try body(of: markdown, title: matter.text("title"))
      return try Article(
        id: document.id, title: text.title, body: text.body, author: matter.people("author", "authors", "by"),
        source: matter.text("source", "publisher", "site"),
        url: matter.text("url", "canonical_url", "canonical", "link", "permalink"),
        language: LanguageTag.make(matter.text("language", "lang", "locale")),
        published: matter.text("published", "date", "pubdate", "publishdate").flatMap(DateForms.date),
        tags: TagList.unique(matter.list("tags", "tag", "keywords")))
    }
  }

  /// The text without markup; the first heading is the title where there is no other, and no part of the text where it says the same.
  private func body(of markdown: Substring, title: String?) throws(ArticleError) -> PlainText {
    try MarkupBound.check(markdown: markdown)
    let (title, text) = try MarkupDocument(
      parsing: try MarkdownHTML.render(try MarkdownBound.bounded(markdown))
    ).withRoot { root in
      var heading: MarkupNode?
      root.forEachDescendant { node in
        if heading == nil, node.isElement, node.name == "h1" { heading = node }
        return heading == nil
      }
      let headingText = heading.map(\.shownLine)
      let title = title ?? headingText
      return (title, TextExtractor.text(of: root, dropsFurniture: false) { $0 == heading && headingText == title })
    }
    let plain = PlainText(text, boilerplate: settings.boilerplate, title: title)
    guard !plain.body.isEmpty else { throw .noText }
    return plain
  }
}

extension FormatTraits {
  /// Markdown, which no beginning tells from text.
  static let markdown = FormatTraits(
    words: Words(
      name: "Markdown",
      guide: """
        **Markdown** (`.md`, `.markdown`): one article, without the markup. YAML front matter gives `title`, `date` \
        (or `published`), `tags`, `author`, `language` (or `lang`), `source` and `url`; without a title there the \
        first `# heading` is it.
        """),
    extensions: [".md", ".markdown"], hasBoilerplate: true,
    loader: { $0.loader(MarkdownReader(settings: $0.settings)) })
}
