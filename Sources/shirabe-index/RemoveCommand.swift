import ArgumentParser
import ShirabeJSON
import ShirabeSQLite

/// `shirabe-index remove ID…`: removes articles.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Removes articles by their ids.",
    discussion: """
      With - ids are read from standard input, a line each. An id that no article has is named on standard error, and the \
      exit status is then 1.

      Example: shirabe-index remove news/2026-02-04.txt
      Example: shirabe search --format ids --all 'source:"old paper"' | shirabe-index remove -
      """)

  @OptionGroup var options: IndexOptions

  @Argument(help: "Ids of articles; - for those on standard input.")
  var ids: [String]

  func run() throws {
    let (totals, missing) = try remove()
    for id in missing { StandardStreams.writeError("shirabe-index: no article has the id \(JSON.string(id))") }
    switch options.format {
    case .text: StandardStreams.writeOutput("\(totals.removed) removed")
    case .json:
      let summary: JSON = ["removed": JSON(totals.removed), "missing": .array(missing.map(JSON.string))]
      StandardStreams.writeOutput(summary.description)
    }
    if !missing.isEmpty { ExitStatus.refused.exit() }
  }

  /// Removes the articles, and lets go of the index before anybody is told what came of it.
  private func remove() throws -> (totals: WriteTotals, missing: [String]) {
    let writer = try IndexWriter(path: try options.folder(), mode: .existing)
    var missing: [String] = []
    for id in ids where id != "-" {
      if try !writer.remove(id) { missing.append(id) }
    }
    if ids.contains("-") {
      while let id = readLine() {
        if !id.isEmpty, try !writer.remove(id) { missing.append(id) }
      }
    }
    return (try writer.finish(), missing)
  }
}
