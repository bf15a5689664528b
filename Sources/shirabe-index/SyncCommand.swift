import ArgumentParser
import ShirabeIngest
import ShirabeSQLite

/// `shirabe-index sync FOLDER…`: brings the index in step with folders.
struct SyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Adds what is new in folders, updates what changed, removes what is gone.",
    discussion: """
      What is unchanged is not opened: size, time and inode tell, and where they differ the hash of the bytes. Only \
      articles that a sync of the same folder put in are removed. A file that is renamed or moved within its folder keeps \
      its article, and the article its id, until another file has the old path. Where a folder or a file cannot be looked at, \
      its articles stay. With --skip-duplicates a file of which something was left out is read again by every sync, since \
      the article of the same body may have gone.

      Lines that stand at the beginning or the end of many files are counted over the whole folder when it has ten files \
      for the first time, and again when it has twice as many or with --recount-boilerplate.

      Example: shirabe-index sync articles/
      """)

  @OptionGroup var options: IndexOptions

  @OptionGroup var load: LoadOptions

  @Flag(help: "Counts anew which lines stand in many files; files are read again where they are others than before.")
  var recountBoilerplate = false

  @Argument(help: "Folders of articles.", completion: .directory)
  var folders: [String]

  func run() throws {
    let path = try options.folder()
    let settings = try load.settings(recountsRepeatedLines: recountBoilerplate)
    Interruption.begin()
    let summary = try FolderSync.run(
      path: path, folders: folders.map { SyncedFolder(path: $0) }, settings: settings,
      isInterrupted: { Interruption.signal != nil }, report: IngestReporter().take)
    let report = SyncReport(summary)
    StandardStreams.writeOutput(options.format == .json ? report.json : report.text)
    if summary.isInterrupted, let signal = Interruption.signal {
      Interruption.end(signal, articles: summary.files.articles)
    }
    if summary.hasRefusals { ExitStatus.refused.exit() }
  }
}
