/// Reads a plain text file as one article: its name the id, its boilerplate gone, its title found.
public struct PlainTextLoader: ArticleLoader {
  private let path: String
  private let id: String
  private let settings: LoadSettings
  private var hasEnded = false
  private var waiting: LoadResult?

  /// How many bytes of the file are done with: none or all.
  public private(set) var consumedByteCount = 0

  /// Makes a loader of the file at this path; a longer file than the maximum is refused without being held.
  public init(path: String, id: String, settings: LoadSettings) {
    self.path = path
    self.id = id
    self.settings = settings
  }

  /// The article, after a warning where bytes of it could not be read, or why there is none; then nil.
  public mutating func next() -> LoadResult? {
    if let result = waiting {
      waiting = nil
      return result
    }
    guard !hasEnded else { return nil }
    hasEnded = true
    let origin = Origin(path: path)
    do throws(ArticleError) {
      let decoded = try decodedText()
      let article = LoadResult.article(try article(decoded.text), origin)
      guard let offset = decoded.firstReplacementOffset else { return article }
      waiting = article
      let replacements = Warning.Replacements(
        encoding: decoded.encoding, count: decoded.replacementCount, firstByteOffset: offset)
      return .warning(Warning(origin: origin, replacements: replacements))
    } catch {
      return .refused(Refusal(origin: origin, error: error))
    }
  }

  private mutating func decodedText() throws(ArticleError) -> DecodedText {
    let stream = try InputStream(path: path)
    let bytes: [UInt8]
    do throws(ArticleError) {
      bytes = try stream.readAll(maximumByteCount: settings.maximumArticleByteCount)
    } catch {
      consumedByteCount = stream.fileByteCount
      throw error
    }
    consumedByteCount = stream.fileByteCount
    return try TextDecoder.decode(bytes, declared: nil, said: settings.encoding)
  }

  private func article(_ text: String) throws(ArticleError) -> Article {
    let text = PlainText(text, boilerplate: settings.boilerplate, unwrapsLines: settings.unwrapsLines)
    guard !text.body.isEmpty else { throw .noText }
    return try Article(id: id, title: text.title, body: text.body)
  }
}
