/// Reads a text file as one article: its boilerplate gone, its title found, its wrapped lines joined, Aozora Bunko's markup
/// resolved.
struct PlainTextReader: DocumentReader {
  let settings: LoadSettings

  func read(_ document: Document) -> [LoadResult] {
    result(of: document) { () throws(ArticleError) in
      if let aozora = AozoraText(document.text) {
        guard !aozora.body.isEmpty else { throw .noText }
        return try Article(
          id: document.id, title: aozora.title, body: aozora.body, author: aozora.author, language: "ja")
      }
      let text = PlainText(
        document.text, boilerplate: settings.boilerplate, unwrapsLines: settings.unwrapsLines)
      guard !text.body.isEmpty else { throw .noText }
      return try Article(id: document.id, title: text.title, body: text.body)
    }
  }
}

extension FormatTraits {
  /// Plain text, which is what has no signs of any other format.
  static let plainText = FormatTraits(
    words: Words(
      name: "plain text",
      guide: """
        a **text file** (`.txt`, `.text`): one article; its id is the file's name. Share buttons, pleas to follow, \
        photo credits and comment counters of saved web pages are left out, by the list in `Config/boilerplate.txt`, \
        which `--boilerplate FILE` extends. The title is the first heading-like line before the first sentence, or \
        else the beginning of the first sentence. Lines that a program wrapped at a width are joined again, so that a \
        phrase broken by a line's end is found: where three or more lines in a row are nearly as wide as the text. \
        Aozora Bunko's markup is known by its legend or its colophon: readings and notes go, the header gives title \
        and author, letters that are noted by their code stand as themselves.
        """),
    extensions: [".txt", ".text"], hasBoilerplate: true,
    loader: { $0.loader(PlainTextReader(settings: $0.settings)) })

  /// What any format may be in.
  static let unknown = FormatTraits(
    extensions: [".xml"], span: nil, loader: { $0.loader(PlainTextReader(settings: $0.settings)) })
}
