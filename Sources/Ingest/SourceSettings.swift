import ShirabeArticles

/// How the files of each source are to be read: without the lines that many of them have.
struct SourceSettings {
  private let base: LoadSettings
  private let countsLines: Bool
  /// The files of each source whose lines nobody has asked for yet.
  private(set) var waiting: [BytewiseString: [InputFile]]
  private var known: [BytewiseString: LoadSettings] = [:]

  /// Makes settings for these files.
  init(_ files: [InputFile], _ settings: IngestSettings) {
    base = settings.load
    countsLines = settings.countsRepeatedLines
    waiting = countsLines ? Dictionary(grouping: files) { BytewiseString($0.source) } : [:]
  }

  /// How to read a file. The lines of its source are counted the first time, where nothing else was said of them.
  ///
  /// - Parameter tell: Is told which lines are left out.
  mutating func settings(of file: InputFile, tell: (IngestEvent) -> Void) -> LoadSettings {
    guard countsLines else { return base }
    let source = BytewiseString(file.source)
    if let known = known[source] { return known }
    return leaveOut(count(in: waiting[source] ?? [], tell: tell), of: source)
  }

  /// Counts over files of one source.
  ///
  /// - Parameter tell: Is told which lines are left out.
  func count(in files: [InputFile], tell: (IngestEvent) -> Void) -> RepeatedLines {
    let repeated = RepeatedLines(countingIn: files, settings: base)
    if let first = files.first, !repeated.lines.isEmpty {
      tell(.repeated(source: first.source, lines: repeated.lines))
    }
    return repeated
  }

  /// Has lines left out of the files of a source.
  @discardableResult
  mutating func leaveOut(_ repeated: RepeatedLines, of source: BytewiseString) -> LoadSettings {
    waiting[source] = nil
    var settings = base
    if !repeated.lines.isEmpty { settings.boilerplate = base.boilerplate.adding(repeated) }
    known[source] = settings
    return settings
  }
}
