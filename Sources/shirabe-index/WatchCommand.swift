import ArgumentParser
import Glibc
import ShirabeArticles
import ShirabeConsole
import ShirabeIngest
import ShirabeSQLite

/// `shirabe-index watch FOLDER…`: keeps the index in step with folders as they change.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Syncs folders, and then again whenever something in them changes.",
    discussion: """
      A change can be searched within a second; a file that is written to and not closed is read after a second of quiet, \
      and every three while there is none, but never more than a tenth of the time. The index is locked only while a change is written: other shirabe-index \
      commands can run in between, and are waited for. Ctrl-C and SIGTERM end it, with status 0, after what is being \
      written is committed.

      Every batch of changes is told in a line on standard error, and with --format json also on standard output.

      Example: shirabe-index watch --index my-index articles/
      """)

  @OptionGroup var options: IndexOptions

  @OptionGroup var load: LoadOptions

  @Argument(help: "Folders of articles.", completion: .directory)
  var folders: [String]

  func run() throws {
    let reporter = IngestReporter()
    var watching = WatchRun(
      path: try options.folder(), folders: folders, settings: try load.settings(refusesVanished: false),
      isInterrupted: { Interruption.signal != nil }, report: { tell($0, reporter) })
    Interruption.begin()
    do throws(LoadError) {
      try watching.run()
    } catch {
      StandardStreams.writeError("shirabe-index: \(ControlCharacters.escaped(error.description))")
      ExitStatus.refused.exit()
    }
    if let failure = watching.failure { throw failure }
    if watching.isRefused { ExitStatus.refused.exit() }
  }

  private func tell(_ event: WatchEvent, _ reporter: IngestReporter) {
    switch event {
    case .reading(let event): reporter.take(event)
    case .watching(let count):
      StandardStreams.writeError("shirabe-index: watching \(count == 1 ? "1 folder" : "\(count) folders")")
    case .waiting(let error):
      StandardStreams.writeError(
        error.kind == .locked
          ? "shirabe-index: waiting for another shirabe-index to end"
          : "shirabe-index: \(ControlCharacters.escaped(error.description)); waiting until that is done")
    case .synced(let summary):
      let report = SyncReport(summary)
      StandardStreams.writeError("shirabe-index: \(report.text)")
      if options.format == .json { StandardStreams.writeOutput(report.json) }
    }
  }
}
