import ArgumentParser
import Glibc
import ShirabeArticles
import ShirabeIndex

/// `shirabe-index [add] PATH…`: adds articles, and replaces those whose ids are there already.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Adds articles, and replaces those whose ids are there already (the default).",
    discussion: """
      A .jsonl or .ndjson file holds an article a line; any other file is one article of plain text; a folder is \
      walked for .jsonl, .ndjson, .txt and .text files. Running it again over the same files changes nothing.

      Lines of text files that are share buttons, photo credits, comment counters and the like are left out, by a list \
      that --boilerplate extends.
      """)

  @OptionGroup var options: IndexOptions

  @Option(help: "How many databases a new index is made of, 1 to 64. Default: 1.")
  var shards: Int?

  @Option(
    help: ArgumentHelp(
      "Bytes of text that are committed at a time; what was committed can be searched, and outlives an interruption.",
      valueName: "bytes"))
  var batchBytes = IndexWriter.defaultBatchByteCount

  @Option(help: "A file of more lines that are no part of an article. May be given several times.")
  var boilerplate: [String] = []

  @Argument(help: "Files and folders of articles.")
  var paths: [String]

  func validate() throws {
    if let shards, !(1...64).contains(shards) { throw ValidationError("--shards must be 1 to 64, not \(shards)") }
    if batchBytes < 1 { throw ValidationError("--batch-bytes must be 1 or more, not \(batchBytes)") }
  }

  func run() throws {
    let list: Boilerplate
    do throws(Refusal) {
      list = try Boilerplate(adding: boilerplate)
    } catch {
      throw ValidationError("--boilerplate: \(error)")
    }
    let writer = try IndexWriter(path: try options.folder(), shardCount: shards, batchByteCount: batchBytes)
    var run = IndexingRun(writer, inputs: InputWalker.files(at: paths), boilerplate: list)
    let summary = try run.run()
    StandardStreams.writeOutput(options.format == .json ? summary.json : summary.text)
    if !summary.refusals.isEmpty { ExitStatus.refused.exit() }
  }
}
