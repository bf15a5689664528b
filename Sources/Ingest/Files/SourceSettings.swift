package import ShirabeArticles

/// How the files of each source are to be read: lines that many of its articles have are left out.
package struct SourceSettings {
  private let settings: LoadSettings
  private let countsLines: Bool
  /// The files of each source, until its first is asked for.
  private var waiting: [BytewiseString: [InputFile]]
  private var found: [BytewiseString: LoadSettings] = [:]

  /// Makes settings for these files.
  ///
  /// - Parameter countsLines: Whether repeated lines are looked for.
  package init(_ files: [InputFile], _ settings: LoadSettings, countsLines: Bool) {
    self.settings = settings
    self.countsLines = countsLines
    waiting = countsLines ? Dictionary(grouping: files) { BytewiseString($0.source) } : [:]
  }

  /// How to read this file and, the first time for its source, which lines were found.
  package mutating func settings(of file: InputFile) -> (settings: LoadSettings, found: RepeatedLines?) {
    guard countsLines else { return (settings, nil) }
    let source = BytewiseString(file.source)
    if let known = found[source] { return (known, nil) }
    let repeated = RepeatedLines(countingIn: waiting.removeValue(forKey: source) ?? [], settings: settings)
    var own = settings
    own.boilerplate = settings.boilerplate.adding(repeated)
    found[source] = own
    return (own, repeated)
  }
}
