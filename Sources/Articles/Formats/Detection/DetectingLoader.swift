/// Reads a file whose name does not tell what it is: looks at its beginning, then hands over to the loader of that format.
struct DetectingLoader: ArticleLoader {
  private let file: InputFile
  private let settings: LoadSettings
  private var loader: (any ArticleLoader)?
  private var hasEnded = false

  /// How many bytes of the file are done with.
  var consumedByteCount: Int { loader?.consumedByteCount ?? 0 }

  /// Makes a loader of this file.
  init(_ file: InputFile, settings: LoadSettings) {
    self.file = file
    self.settings = settings
  }

  /// The next article or refusal; nil at the end of the file.
  mutating func next() -> LoadResult? {
    guard !hasEnded else { return nil }
    if loader == nil {
      do throws(ArticleError) {
        // The stream is handed on: a pipe cannot be opened twice.
        let stream = try InputStream(path: file.path)
        let format = try FormatDetector.format(of: try stream.peek(FormatDetector.prefixByteCount), as: file.format)
        loader = file.loader(of: format, opened: stream, settings)
      } catch {
        hasEnded = true
        return .refused(Refusal(origin: Origin(path: file.path), error: error))
      }
    }
    return loader?.next()
  }
}
