/// A loader that may take so much processor time and no more.
struct LimitedLoader: ArticleLoader {
  /// What has the time to itself.
  enum Span {
    /// The whole file: where the time is over, nothing more is read of it.
    case file
    /// Each of its articles: the loader goes on after one that is refused. So it is where a file may have any size.
    case article
  }

  private var loader: any ArticleLoader
  private let path: String
  private let maximumSeconds: Double
  private let span: Span
  private var takenSeconds = 0.0
  private var hasEnded = false

  /// How many bytes of the file are done with.
  var consumedByteCount: Int { loader.consumedByteCount }

  /// Where the loader within has come to.
  var position: LoadPosition? { loader.position }

  /// Limits a loader.
  init(_ loader: any ArticleLoader, path: String, maximumSeconds: Double, span: Span) {
    self.loader = loader
    self.path = path
    self.maximumSeconds = maximumSeconds
    self.span = span
  }

  /// What the loader within finds next; a refusal instead where that took too long, after which a file has ended.
  mutating func next() -> LoadResult? {
    guard !hasEnded else { return nil }
    let start = ProcessorTimeLimit.threadSeconds
    let left = span == .file ? maximumSeconds - takenSeconds : maximumSeconds
    let (result, isOver) = ProcessorTimeLimit.run(seconds: maximumSeconds, left: left) {
      (loader.next(), ProcessorTimeLimit.isOver)
    }
    takenSeconds += ProcessorTimeLimit.threadSeconds - start
    if case .refused(let refusal)? = result, case .tooSlow = refusal.error {
      hasEnded = span == .file
      return result
    }
    guard isOver, result != nil else { return result }
    hasEnded = span == .file
    return .refused(LoadError(origin: origin(of: result), error: .tooSlow(seconds: maximumSeconds)))
  }

  private func origin(of result: LoadResult?) -> Origin {
    switch result {
    case .article(_, let origin)?: origin
    case .refused(let refusal)?: refusal.origin
    case .warning(let warning)?: warning.origin
    case nil: Origin(path: path)
    }
  }
}
