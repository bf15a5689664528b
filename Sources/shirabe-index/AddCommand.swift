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
      Taken are JSON Lines (.jsonl, .ndjson: an article a line), JSON (.json: an array of articles), plain text (.txt, \
      .text), Markdown (.md, .markdown), pages (.html, .htm, .xhtml), feeds (.rss, .atom, .rdf, .xml: an item an \
      article), books (.epub: a chapter an article) and PDF (.pdf, by pdftotext), compressed (.gz, .xz, .zst) or not. A \
      folder is walked for all of these. What a file without an extension is, or one named here with any other, is told \
      by its beginning. Running it again over the same files changes nothing.

      Text is read in the encoding that a byte order mark, the document or the text itself tells: UTF-8, UTF-16, \
      Shift_JIS, EUC-JP, ISO-2022-JP, GB18030, Big5 or EUC-KR. JSON is UTF-8, or UTF-16 with a mark. --encoding says \
      another.

      Lines of texts, Markdown and pages that are share buttons, photo credits, comment counters and the like are left \
      out, by a list that --boilerplate extends, and so are lines that stand at the beginning or the end of many files of \
      a folder. Lines of plain text that were wrapped at a width are joined.
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

  @Option(
    help: ArgumentHelp(
      "The encoding of all inputs, by any of its names: Shift_JIS, CP932, EUC-JP, GBK, Big5…", valueName: "name"),
    transform: AddCommand.encoding)
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "The most bytes that an article may have: 500k, 16M, 16MiB; k and M are powers of 1024.", valueName: "bytes"))
  var maxArticle = ByteLimit(byteCount: Article.maximumByteCount)

  @Flag(help: "Leaves nothing out of texts: neither the lines of the lists nor those that stand in many files.")
  var keepBoilerplate = false

  @Flag(
    help: """
      Leaves new articles out whose body another article has already, but for punctuation and the width of letters; \
      they are named in any case.
      """)
  var skipDuplicates = false

  @Flag(help: "Ends at the first input that is refused; what came before it is in.")
  var strict = false

  @Argument(help: "Files and folders of articles.")
  var paths: [String]

  func validate() throws {
    if let shards, !(1...64).contains(shards) { throw ValidationError("--shards must be 1 to 64, not \(shards)") }
    if batchBytes < 1 { throw ValidationError("--batch-bytes must be 1 or more, not \(batchBytes)") }
    if keepBoilerplate, !boilerplate.isEmpty {
      throw ValidationError("--keep-boilerplate leaves no list in force: give it or --boilerplate, not both")
    }
  }

  func run() throws {
    let list = try list()
    let writer = try IndexWriter(
      path: try options.folder(), shardCount: shards, batchByteCount: batchBytes,
      leavesOutDuplicates: skipDuplicates)
    let settings = LoadSettings(
      boilerplate: list, maximumArticleByteCount: maxArticle.byteCount, encoding: encoding)
    let inputs = InputWalker.files(at: paths)
    let sources = SourceSettings(inputs.files, settings, countsLines: !keepBoilerplate)
    var run = IndexingRun(writer, inputs: inputs, sources: sources, isStrict: strict)
    let summary = try run.run()
    StandardStreams.writeOutput(options.format == .json ? summary.json : summary.text)
    if !summary.refusals.isEmpty { ExitStatus.refused.exit() }
  }

  private func list() throws -> Boilerplate {
    do throws(Refusal) {
      return keepBoilerplate ? Boilerplate.none : try Boilerplate(adding: boilerplate)
    } catch {
      throw ValidationError("--boilerplate: \(error)")
    }
  }

  private static func encoding(_ name: String) throws -> TextEncoding {
    guard let encoding = TextEncoding(name: name) else {
      let names = TextEncoding.allCases.map(\.description).joined(separator: ", ")
      throw ValidationError("there is no encoding \(name) here; these are: \(names)")
    }
    return encoding
  }
}
