/// Reads the articles of one format out of whole files of text; pure, so that it can be tried on any text.
protocol DocumentReader: Sendable {
  /// How files are to be read.
  var settings: LoadSettings { get }

  /// The most bytes a file of this format may have.
  var maximumByteCount: Int { get }

  /// The encoding that the bytes of the file name themselves, where the format has a way to.
  func declaredEncoding(of bytes: [UInt8]) -> TextEncoding?

  /// Everything in the document, in its order; never empty, since a document without an article is refused.
  ///
  /// - Complexity: O(bytes) unless the reader says otherwise.
  func read(_ document: Document) -> [LoadResult]
}

extension DocumentReader {
  var maximumByteCount: Int { settings.maximumArticleByteCount }

  func declaredEncoding(of bytes: [UInt8]) -> TextEncoding? { nil }

  /// One article or why there is none, as a document's results.
  func result(of document: Document, _ article: () throws(ArticleError) -> Article) -> [LoadResult] {
    let origin = Origin(path: document.path)
    do throws(ArticleError) {
      return [.article(try article(), origin)]
    } catch {
      return [.refused(LoadError(origin: origin, error: error))]
    }
  }
}
