import ArgumentParser
import ShirabeConsole
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare

/// `shirabe-index check`: looks for damage.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks for damage in an index, and says what mends it.",
    discussion: """
      The database files, every article against its checksum, and everything that is made from the articles against \
      the articles. Nothing is changed and searches go on; only no other shirabe-index can write meanwhile. An index of \
      another format or of other text rules is not damaged: its articles are checked, and upgrade makes it anew from them.

      Example: shirabe-index check --index my-index

      Exit status: 0 the index is sound; 1 something is to be done, a line each; 74 it could not be read.
      """)

  @OptionGroup var options: IndexOptions

  @Flag(help: "The same as --format json.")
  var json = false

  func run() throws {
    let check = try IndexCheck.run(path: try options.folder())
    switch json ? .json : options.format {
    case .text:
      for finding in check.findings { StandardStreams.writeOutput(ControlCharacters.escaped(finding.text)) }
      let shards = check.shards == 1 ? "1 shard" : "\(check.shards) shards"
      if check.findings.isEmpty { StandardStreams.writeOutput("sound: \(check.articles) articles in \(shards)") }
      if check.isOfAnotherFormat, check.articles > 0 {
        StandardStreams.writeOutput("not damaged: \(check.articles) articles in \(shards) are what was written")
      }
    case .json:
      let report: JSON = [
        "index": .string(check.path), "shards": JSON(check.shards), "articles": JSON(check.articles),
        "alteredArticles": JSON(check.alteredArticles), "unreadableArticles": JSON(check.unreadableArticles),
        "findings": .array(check.findings.map(\.json)),
      ]
      StandardStreams.writeOutput(report.description)
    }
    if !check.findings.isEmpty { ExitStatus.refused.exit() }
  }
}
