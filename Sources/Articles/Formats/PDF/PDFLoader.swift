/// Reads a PDF as one article, by poppler's `pdftotext` and `pdfinfo`.
struct PDFLoader: ArticleLoader {
  /// What the programs are told to read: the file that was opened, whatever stands at its path by now.
  private static let input = "/dev/stdin"

  private let path: String
  private let id: String
  private let settings: LoadSettings
  /// The file, where it is open already.
  private var opened: InputStream?
  private var hasEnded = false

  /// How many bytes of the file are done with: none or all.
  private(set) var consumedByteCount = 0

  /// Makes a loader of the file at this path; more text than the maximum is refused.
  init(path: String, id: String, opened: InputStream? = nil, settings: LoadSettings) {
    self.path = path
    self.id = id
    self.opened = opened
    self.settings = settings
  }

  /// The article or why there is none; then nil.
  mutating func next() -> LoadResult? {
    guard !hasEnded else { return nil }
    hasEnded = true
    let origin = Origin(path: path)
    do throws(ArticleError) {
      return .article(try article(), origin)
    } catch {
      return .refused(LoadError(origin: origin, error: error))
    }
  }

  private mutating func article() throws(ArticleError) -> Article {
    let spooled = try SpooledFile(path: path, opened: &opened)
    consumedByteCount = spooled.inputByteCount
    return try withExtendedLifetime(spooled) { () throws(ArticleError) in try article(in: spooled.descriptor) }
  }

  private func article(in file: Int32) throws(ArticleError) -> Article {
    let output = try run(
      "pdftotext", ["-enc", "UTF-8", "-nopgbrk", "-q", PDFLoader.input, "-"], input: file,
      maximumByteCount: settings.maximumArticleByteCount)
    try ProcessorTimeLimit.check()
    let information = PDFInformation(
      try run("pdfinfo", ["-enc", "UTF-8", PDFLoader.input], input: file, maximumByteCount: 1 << 20))
    let text = PDFText.unwrapped(StreamSafeText.bounded(try UTF8Text.decode(output)))
    let plain = PlainText(text, boilerplate: settings.boilerplate.keepingLines, title: information.title)
    guard !plain.body.isEmpty else { throw .noText }
    return try Article(id: id, title: plain.title, body: plain.body, author: information.author)
  }

  private func run(
    _ name: String, _ arguments: [String], input file: Int32, maximumByteCount: Int
  ) throws(ArticleError) -> [UInt8] {
    do throws(ProgramOutput.Failure) {
      return try ProgramOutput.read(
        name, arguments, input: file, maximumByteCount: maximumByteCount, maximumSeconds: settings.maximumSeconds)
    } catch {
      switch error {
      case .missing: throw .missingProgram(name: name, package: "poppler-utils")
      case .tooSlow: throw .tooSlow(seconds: settings.maximumSeconds ?? 0)
      case .tooLong: throw .tooLong(maximumByteCount: maximumByteCount)
      case .ended(let reason): throw .programFailed(name: name, reason: reason)
      }
    }
  }
}

extension FormatTraits {
  /// PDF.
  static let pdf = FormatTraits(
    words: Words(
      name: "PDF", note: ", by pdftotext",
      guide: """
        a **PDF** (`.pdf`): one article, where poppler's `pdftotext` and `pdfinfo` are installed (Debian: \
        `poppler-utils`).
        """),
    extensions: [".pdf"], signature: .bytes { $0.starts(with: Array("%PDF-".utf8)) },
    loader: { PDFLoader(path: $0.path, id: $0.id, opened: $0.stream, settings: $0.settings) })
}
