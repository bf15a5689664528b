import ArgumentParser
import ShirabeArticles
import ShirabeConsole
import ShirabeJSON
import ShirabeSQLite

/// `shirabe-index export`: writes all articles as JSON Lines.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes all articles as JSON Lines, in the byte order of their ids.",
    discussion: """
      What is written can be indexed again and gives an equal index: the same articles, hits and scores.

      Example: shirabe-index export --output articles.jsonl
      Example: shirabe-index export --index old | shirabe-index add --index new --shards 4 /dev/stdin
      """)

  @OptionGroup var options: IndexOptions

  @Option(
    help: ArgumentHelp(
      "The file to write; it is complete or not there. Default: standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  func run() throws {
    let reader = try IndexReader(path: try options.folder())
    let file = try output.map { path throws(OutputError) in try OutputFile(path: path) } ?? .standardOutput
    var failure: OutputError?
    try reader.forEachArticle { article in
      do throws(OutputError) {
        try file.write(article.json.description + "\n")
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
    try file.close()
  }
}
