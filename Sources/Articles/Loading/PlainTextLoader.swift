/// Reads a plain text file as one article: its name the id, its boilerplate gone, its title found.
public struct PlainTextLoader: ArticleLoader {
  private let path: String
  private let id: String
  private let boilerplate: Boilerplate
  private let maximumArticleByteCount: Int
  private var hasEnded = false

  /// How many bytes of the file are done with: none or all.
  public private(set) var consumedByteCount = 0

  /// Makes a loader of the file at this path; a longer file than the maximum is refused without being held.
  public init(
    path: String, id: String, boilerplate: Boilerplate, maximumArticleByteCount: Int = Article.maximumByteCount
  ) {
    self.path = path
    self.id = id
    self.boilerplate = boilerplate
    self.maximumArticleByteCount = maximumArticleByteCount
  }

  /// The article or why there is none; then nil.
  public mutating func next() -> LoadResult? {
    guard !hasEnded else { return nil }
    hasEnded = true
    let origin = Origin(path: path)
    do throws(ArticleError) {
      return .article(try article(), origin)
    } catch {
      return .refused(Refusal(origin: origin, error: error))
    }
  }

  private mutating func article() throws(ArticleError) -> Article {
    let stream = try InputStream(path: path)
    let bytes = try stream.readAll(maximumByteCount: maximumArticleByteCount)
    consumedByteCount = bytes.count
    let text = PlainText(try UTF8Text.decode(bytes), boilerplate: boilerplate)
    guard !text.body.isEmpty else { throw .noText }
    return try Article(id: id, title: text.title, body: text.body)
  }
}
