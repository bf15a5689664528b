import ShirabeArticles

/// How the files of each source of a synced folder are to be read: without the lines that many of them have.
///
/// Lines are counted over all files of a source when there are enough of them for the first time, and then kept, so that
/// what is left out of a file does not depend on which others have changed. They are counted anew when there are twice as many
/// files, or on request; where they are others then, all files of the source are read again.
struct SyncSources {
  private let base: LoadSettings
  private var found: [BytewiseString: LoadSettings] = [:]
  /// Whether lines were counted that are not those of before.
  private(set) var hasNewLines = false

  /// Takes the files of a folder and what is known of them.
  ///
  /// - Parameter counts: Whether these are all files, so that they can be counted.
  init(
    _ files: [InputFile], _ records: [InputRecord], folder: Int64, _ inputs: InputDatabase, _ settings: SyncSettings,
    counts: Bool, _ report: (SyncEvent) -> Void
  ) throws(IndexError) {
    base = settings.load
    guard settings.countsRepeatedLines else { return }
    var rowsOfSources: [BytewiseString: [Int64]]?
    for (key, members) in Dictionary(grouping: files, by: { SyncSources.name(of: $0.relativePath) }) {
      let source = key.string
      let known = try inputs.repeatedLines(ofFolder: folder, source: source)
      var lines = known?.lines ?? []
      let texts = members.filter(\.format.hasBoilerplate)
      let isDue = known.map { settings.recountsRepeatedLines || texts.count >= 2 * $0.fileCount } ?? true
      if counts, isDue, texts.count >= RepeatedLines.minimumArticleCount {
        let counted = RepeatedLines(countingIn: texts, settings: base).lines
        if !counted.isEmpty { report(.repeated(source: members[0].source, lines: counted)) }
        let isNew = Set(counted.map(BytewiseString.init(_:))) != Set(lines.map(BytewiseString.init(_:)))
        if isNew, rowsOfSources == nil { rowsOfSources = SyncSources.rows(of: records) }
        try inputs.keep(
          repeatedLines: counted, over: texts.count, ofFolder: folder, source: source,
          rereading: isNew ? rowsOfSources?[key] ?? [] : [])
        hasNewLines = hasNewLines || isNew
        lines = counted
      }
      var own = base
      if !lines.isEmpty { own.boilerplate = base.boilerplate.adding(RepeatedLines(lines)) }
      found[key] = own
    }
  }

  /// How to read a file.
  func settings(of file: InputFile) -> LoadSettings { found[SyncSources.name(of: file.relativePath)] ?? base }

  /// The numbers of the files of each source.
  private static func rows(of records: [InputRecord]) -> [BytewiseString: [Int64]] {
    Dictionary(grouping: records) { name(of: $0.path) }.mapValues { $0.map(\.row) }
  }

  /// The folder within the synced one that a path begins with; empty where it begins with none.
  private static func name(of path: String) -> BytewiseString {
    BytewiseString(path.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "")
  }
}
