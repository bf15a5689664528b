import ShirabeJSON

/// Reads a JSON Lines file (jsonlines.org): an article a line, blank lines skipped, bad ones refused one by one.
///
/// The file is UTF-8, and lines that are not are refused; UTF-16 with a byte order mark, and any encoding that is said, is
/// turned into UTF-8 as it is read.
public struct JSONLinesLoader: ArticleLoader {
  private let path: String
  private let maximumArticleByteCount: Int
  private let encoding: TextEncoding?
  /// The file, where it is open already.
  private var opened: InputStream?
  private let start: LoadPosition
  private var stream: InputStream?
  private var reader: LineReader?
  private var hasEnded = false

  /// How many bytes of the file are done with.
  public var consumedByteCount: Int {
    guard let stream, !stream.isPlain else { return reader?.consumedByteCount ?? 0 }
    return stream.fileByteCount
  }

  /// After the last line that was given out.
  public var position: LoadPosition? { reader?.position ?? start }

  /// Makes a loader of the file at this path; a line longer than the maximum is refused without being held.
  ///
  /// - Parameter position: Where another loader of the file had come to; lines before it are passed over unread.
  public init(
    path: String, maximumArticleByteCount: Int = Article.maximumByteCount, encoding: TextEncoding? = nil,
    position: LoadPosition? = nil
  ) {
    start = position ?? LoadPosition(lineCount: 0, byteOffset: 0)
    self.path = path
    self.maximumArticleByteCount = maximumArticleByteCount
    self.encoding = encoding
  }

  /// Makes a loader of a file that may be open already.
  init(path: String, opened: InputStream?, settings: LoadSettings, position: LoadPosition? = nil) {
    self.init(
      path: path, maximumArticleByteCount: settings.maximumArticleByteCount, encoding: settings.encoding,
      position: position)
    self.opened = opened
  }

  /// The next article or refusal; nil at the end of the file, after a warning where bytes of it could not be read.
  public mutating func next() -> LoadResult? {
    while !hasEnded {
      do throws(ArticleError) {
        guard let line = try nextLine() else { break }
        guard !line.isBlank else { continue }
        return read(line)
      } catch {
        hasEnded = true
        return .refused(LoadError(origin: Origin(path: path), error: error))
      }
    }
    guard !hasEnded else { return nil }
    hasEnded = true
    return stream?.replacements.map { .warning(Warning(origin: Origin(path: path), replacements: $0)) }
  }

  private mutating func nextLine() throws(ArticleError) -> LineReader.Line? {
    if reader == nil {
      let stream = try InputStream.taking(&opened, path: path)
      try stream.transcode(said: encoding)
      self.stream = stream
      try stream.skip(start.byteOffset)
      reader = LineReader(stream, maximumLineByteCount: maximumArticleByteCount, from: start)
    }
    return try reader?.next()
  }

  private func read(_ line: LineReader.Line) -> LoadResult {
    let origin = Origin(path: path, line: line.number)
    do throws(ArticleError) {
      guard let bytes = line.bytes else { throw .tooLong(maximumByteCount: maximumArticleByteCount) }
      return .article(try article(bytes, of: line), origin)
    } catch {
      return .refused(LoadError(origin: origin, error: error))
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

extension FormatTraits {
  /// JSON Lines, in which there is any number of articles.
  static let jsonLines = FormatTraits(
    words: Words(
      name: "JSON Lines", note: ": an article a line",
      guide: """
        a **JSON Lines** file (`.jsonl`, `.ndjson`): an article a line, with `id` and `body`, and if you have them \
        `title`, `author`, `source`, `url`, `language` (a BCP 47 tag), `published` (`2025`, `2025-09`, `2025-09-01`, \
        `2025-09-01T12:30:00+09:00`) and `tags` (an array). Members of other names are kept as they are.
        """),
    extensions: [".jsonl", ".ndjson"], span: .article,
    loader: { JSONLinesLoader(path: $0.path, opened: $0.stream, settings: $0.settings, position: $0.position) })
}
