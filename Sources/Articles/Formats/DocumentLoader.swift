/// Reads a whole file of text, decodes it, and hands out what a reader of its format finds in it.
struct DocumentLoader: ArticleLoader {
  private let path: String
  private let id: String
  private let reader: any DocumentReader
  /// The file, where it is open already.
  private var opened: InputStream?
  private var hasRead = false
  /// What is left to hand out, the last first.
  private var results: [LoadResult] = []

  /// How many bytes of the file are done with: none or all.
  private(set) var consumedByteCount = 0

  /// Makes a loader of the file at this path; a longer file than the reader allows is refused without being held.
  init(path: String, id: String, reader: any DocumentReader, opened: InputStream? = nil) {
    self.path = path
    self.id = id
    self.reader = reader
    self.opened = opened
  }

  /// The next article or refusal, before them a warning where bytes of the file could not be read; nil at the end of the file.
  mutating func next() -> LoadResult? {
    if !hasRead {
      hasRead = true
      results = read().reversed()
    }
    return results.popLast()
  }

  private mutating func read() -> [LoadResult] {
    let origin = Origin(path: path)
    do throws(ArticleError) {
      // What was read of the file is let go before a tree is made of its text.
      let decoded = try decodedText()
      try ProcessorTimeLimit.check()
      let found = reader.read(Document(path: path, id: id, text: StreamSafeText.bounded(decoded.text)))
      return Warning(origin: origin, of: decoded).map { [.warning($0)] + found } ?? found
    } catch {
      return [.refused(LoadError(origin: origin, error: error))]
    }
  }

  private mutating func decodedText() throws(ArticleError) -> DecodedText {
    let stream = try InputStream.taking(&opened, path: path)
    defer { consumedByteCount = stream.fileByteCount }
    let bytes = try stream.readAll(maximumByteCount: reader.maximumByteCount)
    return try TextDecoder.decode(
      bytes, declared: reader.declaredEncoding(of: bytes), said: reader.settings.encoding)
  }
}
