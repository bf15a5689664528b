import ShirabeJSON

/// Reads a file that is a JSON array of articles, or one article or several one after the other, however they are laid out in lines.
struct JSONLoader: ArticleLoader {
  private let path: String
  private let settings: LoadSettings
  /// The file, where it is open already.
  private var opened: InputStream?
  private var stream: InputStream?
  private var reader: JSONElementReader?
  private var hasEnded = false

  /// How many bytes of the file are done with.
  var consumedByteCount: Int {
    guard let stream, !stream.isPlain else { return reader?.consumedByteCount ?? 0 }
    return stream.fileByteCount
  }

  /// Makes a loader of the file at this path; a longer article than the maximum is refused without being held.
  init(path: String, opened: InputStream? = nil, settings: LoadSettings) {
    self.path = path
    self.opened = opened
    self.settings = settings
  }

  /// The next article or refusal; nil at the end of the file, after a warning where bytes of it could not be read.
  mutating func next() -> LoadResult? {
    guard !hasEnded else { return nil }
    do throws(ArticleError) {
      if reader == nil {
        let stream = try InputStream.taking(&opened, path: path)
        try stream.transcode(said: settings.encoding)
        self.stream = stream
        reader = JSONElementReader(stream, maximumElementByteCount: settings.maximumArticleByteCount)
      }
      guard let element = try reader?.next() else {
        hasEnded = true
        return stream?.replacements.map { .warning(Warning(origin: Origin(path: path), replacements: $0)) }
      }
      return read(element)
    } catch {
      hasEnded = true
      return .refused(LoadError(origin: Origin(path: path), error: error))
    }
  }

  private func read(_ element: JSONElementReader.Element) -> LoadResult {
    let origin = Origin(path: path, line: element.line)
    do throws(ArticleError) {
      guard let bytes = element.bytes else { throw .tooLong(maximumByteCount: settings.maximumArticleByteCount) }
      return .article(try article(bytes, of: element), origin)
    } catch {
      return .refused(LoadError(origin: origin, error: error))
    }
  }

  private func article(_ bytes: [UInt8], of element: JSONElementReader.Element) throws(ArticleError) -> Article {
    if let offset = UTF8Text.firstInvalidOffset(in: bytes[...]) {
      let line = element.line + bytes[..<offset].count { $0 == 0x0A }
      throw .notUTF8(byteOffset: element.byteOffset + offset, line: line)
    }
    let json: JSON
    do throws(JSONError) {
      json = try JSON(parsing: bytes)
    } catch {
      throw .malformed(format: "JSON", reason: "\(error.reason), at byte \(element.byteOffset + error.offset)")
    }
    return try Article(json)
  }
}

extension FormatTraits {
  /// JSON that is one value, in which there is any number of articles.
  static let json = FormatTraits(
    words: Words(
      name: "JSON", note: ": an array of articles",
      guide: """
        a **JSON** file (`.json`): an array of such articles, or one, or several one after the other.
        """),
    sharedExtensions: [".json"], span: .article,
    loader: { JSONLoader(path: $0.path, opened: $0.stream, settings: $0.settings) })

  /// What is called JSON, and may be lines of it.
  static let unknownJSON = FormatTraits(
    extensions: [".json"], span: nil, loader: { $0.loader(PlainTextReader(settings: $0.settings)) })
}
