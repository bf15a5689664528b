import ShirabeArticles
import ShirabeSQLite

/// The lines that many files of a source of a synced folder have, kept from one sync to the next.
///
/// Lines are counted over all files of a source when there are enough of them for the first time, and then kept, so that
/// what is left out of a file does not depend on which others have changed. They are counted anew when there are twice as many
/// files, or on request; where they are others then, all files of the source are read again.
struct KeptLines {
  private let inputs: InputDatabase
  private let folder: Int64
  private let isRecounted: Bool

  /// Makes those of a folder.
  ///
  /// - Parameters:
  ///   - folder: Its number.
  ///   - isRecounted: Whether lines are counted anew, though they were counted before.
  init(in inputs: InputDatabase, folder: Int64, isRecounted: Bool) {
    self.inputs = inputs
    self.folder = folder
    self.isRecounted = isRecounted
  }

  /// Has the lines of every source left out of its files, after they were counted where that is due.
  ///
  /// - Parameters:
  ///   - records: What is known of the files.
  ///   - isCounting: Whether these are all files, so that they can be counted.
  ///   - tell: Is told which lines are left out where they were counted.
  /// - Returns: Whether lines were counted that are not those of before, so that files are to be read again.
  func settle(
    _ sources: inout SourceSettings, records: [InputRecord], isCounting: Bool, tell: (IngestEvent) -> Void
  ) throws(IndexError) -> Bool {
    var hasNewLines = false
    var rowsOfSources: [BytewiseString: [Int64]]?
    for (source, files) in sources.waiting.sorted(by: { $0.key < $1.key }) {
      guard let name = files.first.map({ KeptLines.source(of: $0.relativePath) }) else { continue }
      let known = try inputs.repeatedLines(ofFolder: folder, source: name.string)
      var lines = RepeatedLines(known?.lines ?? [])
      let texts = files.filter(\.format.hasBoilerplate)
      let isDue = known.map { isRecounted || texts.count >= 2 * $0.fileCount } ?? true
      if isCounting, isDue, texts.count >= RepeatedLines.minimumArticleCount {
        let counted = sources.count(in: texts, tell: tell)
        let isNew = Set(counted.lines.map(BytewiseString.init(_:))) != Set(lines.lines.map(BytewiseString.init(_:)))
        if isNew, rowsOfSources == nil { rowsOfSources = KeptLines.rows(of: records) }
        try inputs.keep(
          repeatedLines: counted.lines, over: texts.count, ofFolder: folder, source: name.string,
          rereading: isNew ? rowsOfSources?[name] ?? [] : [])
        hasNewLines = hasNewLines || isNew
        lines = counted
      }
      sources.leaveOut(lines, of: source)
    }
    return hasNewLines
  }

  /// The numbers of the files of each source.
  private static func rows(of records: [InputRecord]) -> [BytewiseString: [Int64]] {
    Dictionary(grouping: records) { source(of: $0.path) }.mapValues { $0.map(\.row) }
  }

  /// The folder within the synced one that a path begins with; empty where it begins with none.
  private static func source(of path: String) -> BytewiseString {
    BytewiseString(path.utf8.firstIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "")
  }
}
