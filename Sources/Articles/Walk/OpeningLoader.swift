/// Opens a file, if what its walk found still stands there, and hands over to the loader of its format; where its name does
/// not tell that, its beginning does.
struct OpeningLoader: ArticleLoader {
  private let file: InputFile
  private let settings: LoadSettings
  private let start: LoadPosition?
  private var loader: (any ArticleLoader)?
  private var hasEnded = false

  /// How many bytes of the file are done with.
  var consumedByteCount: Int { loader?.consumedByteCount ?? 0 }

  /// Where another loader can go on; nil where the name of the file does not tell that it has such places.
  var position: LoadPosition? {
    guard file.format == .jsonLines else { return nil }
    return loader?.position ?? start ?? LoadPosition(lineCount: 0, byteOffset: 0)
  }

  /// Makes a loader of this file.
  ///
  /// - Parameter position: Where another loader of it had come to.
  init(_ file: InputFile, settings: LoadSettings, from position: LoadPosition?) {
    self.file = file
    self.settings = settings
    start = position
  }

  /// The next article or refusal; nil at the end of the file.
  mutating func next() -> LoadResult? {
    guard !hasEnded else { return nil }
    if loader == nil {
      do throws(ArticleError) {
        loader = try opened()
      } catch {
        hasEnded = true
        return .refused(LoadError(origin: Origin(path: file.path), error: error))
      }
    }
    return loader?.next()
  }

  private func opened() throws(ArticleError) -> any ArticleLoader {
    let stream = try InputStream(path: file.path, rule: file.rule, isInterrupted: settings.isInterrupted)
    let format: InputFormat
    switch file.format {
    case .unknown, .unknownJSON:
      format = try FormatDetector.format(of: try stream.peek(FormatDetector.prefixByteCount), as: file.format)
    default: format = file.format
    }
    return file.loader(of: format, opened: stream, settings: settings, from: start)
  }
}
