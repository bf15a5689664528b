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
