import ArgumentParser
import ShirabeArticles
import ShirabeIngest
import ShirabeSQLite

/// `shirabe-index [add] PATH…`: adds articles, and replaces those whose ids are there already.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds articles, and replaces those whose ids are there already (the default).",
    discussion: """
      Taken are \(InputFormat.list). A \
      folder is walked for all of these. What a file without an extension is, or one named here with any other, is told \
      by its beginning. Running it again over the same files changes nothing.

      Text is read in the encoding that a byte order mark, the document or the text itself tells: UTF-8, UTF-16, \
      Shift_JIS, EUC-JP, ISO-2022-JP, GB18030, Big5 or EUC-KR. JSON is UTF-8, or UTF-16 with a mark. --encoding says \
      another.

      Lines of texts, Markdown and pages that are share buttons, photo credits, comment counters and the like are left \
      out, by a list that --boilerplate extends, and so are lines that stand at the beginning or the end of many files of \
      a folder. Lines of plain text that were wrapped at a width are joined.

      Example: shirabe-index --index my-index articles/ more.jsonl
      Example: zstdcat dump.jsonl.zst | shirabe-index add --skip-duplicates /dev/stdin
      Example: shirabe-index add --encoding Shift_JIS --format json old/
      """)

  @OptionGroup var options: IndexOptions

  @OptionGroup var load: LoadOptions

  @Flag(help: "Begins large files at their beginning, also where their load was interrupted before.")
  var fromStart = false

  @Argument(help: "Files and folders of articles.", completion: .file())
  var paths: [String]

  func run() throws {
    let summary = try indexed()
    let report = AddReport(summary)
    StandardStreams.writeOutput(options.format == .json ? report.json : report.text)
    if summary.isInterrupted, let signal = Interruption.signal {
      Interruption.end(signal, articles: summary.files.articles)
    }
    if !summary.refusals.isEmpty { ExitStatus.refused.exit() }
  }

  /// Loads everything, and lets go of the index before anybody is told what came of it.
  private func indexed() throws -> IngestSummary {
    let settings = try load.settings()
    let run = try Ingestion(
      path: try options.folder(), settings: settings, isInterrupted: { Interruption.signal != nil },
      report: IngestReporter().take)
    Interruption.begin()
    return try run.add(paths, fromStart: fromStart)
  }
}
