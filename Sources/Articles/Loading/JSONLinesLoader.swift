import ShirabeJSON

/// Reads a JSON Lines file (jsonlines.org): an article a line, blank lines skipped, bad ones refused one by one.
public struct JSONLinesLoader: ArticleLoader {
  private let path: String
  private let maximumArticleByteCount: Int
  private var reader: LineReader?
  private var hasEnded = false

  /// How many bytes of the file are done with.
  public var consumedByteCount: Int { reader?.consumedByteCount ?? 0 }

  /// Makes a loader of the file at this path; a line longer than the maximum is refused without being held.
  public init(path: String, maximumArticleByteCount: Int = Article.maximumByteCount) {
    self.path = path
    self.maximumArticleByteCount = maximumArticleByteCount
  }

  /// The next article or refusal; nil at the end of the file.
  public mutating func next() -> LoadResult? {
    while !hasEnded {
      do throws(ArticleError) {
        guard let line = try nextLine() else { break }
        guard !line.isBlank else { continue }
        return read(line)
      } catch {
        hasEnded = true
        return .refused(Refusal(origin: Origin(path: path), error: error))
      }
    }
    hasEnded = true
    return nil
  }

  private mutating func nextLine() throws(ArticleError) -> LineReader.Line? {
    if reader == nil {
      reader = LineReader(try InputStream(path: path), maximumLineByteCount: maximumArticleByteCount)
    }
    return try reader?.next()
  }

  private func read(_ line: LineReader.Line) -> LoadResult {
    let origin = Origin(path: path, line: line.number)
    do throws(ArticleError) {
      guard let bytes = line.bytes else { throw .tooLong(maximumByteCount: maximumArticleByteCount) }
      return .article(try article(bytes, of: line), origin)
    } catch {
      return .refused(Refusal(origin: origin, error: error))
    }
  }

  private func article(_ bytes: ArraySlice<UInt8>, of line: LineReader.Line) throws(ArticleError) -> Article {
    if let offset = UTF8Text.firstInvalidOffset(in: bytes) {
      throw .notUTF8(byteOffset: line.byteOffset + offset, line: line.number)
    }
    let json: JSON
    do throws(JSONError) {
      json = try JSON(parsing: bytes)
    } catch {
      throw .notJSON(byteOffset: error.offset, reason: error.reason)
    }
    return try Article(json)
  }
}
