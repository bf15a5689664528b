import ArgumentParser
import ShirabeArticles
import ShirabeConsole
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare

/// `shirabe-index repair`: makes anew what is damaged and can be made from the articles.
struct RepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair", abstract: "Makes anew what is damaged, from the articles.",
    discussion: """
      The index is checked first. Where the articles are what was written, everything else is made from them, on a \
      copy beside the index that takes its place at once: it needs as much room as the index, and searches go on. \
      Where articles are damaged nothing is changed; --salvage FILE writes those that can be read as JSON Lines, also \
      of an index of another format, which upgrade makes anew.

      Example: shirabe-index repair --index my-index
      Example: shirabe-index repair --salvage saved.jsonl

      Exit status: 0 the index is sound now; 1 articles are damaged; 74 the index could not be read or written.
      """)

  @OptionGroup var options: IndexOptions

  @Option(
    help: ArgumentHelp(
      "Changes nothing, and writes the articles that can be read into a new file of JSON Lines.", valueName: "file"),
    completion: .file())
  var salvage: String?

  func run() throws {
    let folder = try options.folder()
    if let salvage { return try salvageArticles(folder, to: salvage) }
    let repair = try IndexRepair.run(path: folder)
    let check = repair.check
    switch options.format {
    case .text:
      for finding in check.findings { StandardStreams.writeOutput(ControlCharacters.escaped(finding.text)) }
      StandardStreams.writeOutput(text(repair))
    case .json:
      let report: JSON = [
        "repaired": .array(repair.rebuiltShards.map { JSON($0) }), "refused": .bool(repair.isRefused),
        "articles": JSON(check.articles), "alteredArticles": JSON(check.alteredArticles),
        "unreadableArticles": JSON(check.unreadableArticles), "findings": .array(check.findings.map(\.json)),
      ]
      StandardStreams.writeOutput(report.description)
    }
    if repair.isRefused { ExitStatus.refused.exit() }
  }

  private func text(_ repair: IndexRepair) -> String {
    let check = repair.check
    if repair.isRefused {
      return """
        not repaired: what is damaged cannot be made from the articles. \(check.articles + check.alteredArticles) articles \
        can be read, \(check.alteredArticles) of them differ from what was written; \(check.unreadableArticles) cannot be \
        read. Restore the index from a backup, index the articles again, or save what can be read: \
        shirabe-index repair --salvage FILE
        """
    }
    guard !repair.rebuiltShards.isEmpty else { return "sound: nothing to repair" }
    let shards = repair.rebuiltShards.map(String.init).joined(separator: ", ")
    return "repaired: shard \(shards) made anew; \(check.articles) articles"
  }

  private func salvageArticles(_ folder: String, to file: String) throws {
    let output = try SalvageFile(file)
    let found = try IndexSalvage.run(path: folder) { article, isAltered in
      if isAltered {
        StandardStreams.writeError(
          "shirabe-index: \(ControlCharacters.escaped(article.id)): differs from what was written; look at it before it is used"
        )
      }
      try output.write(article)
    }
    try output.close(keepsEmpty: found.unreadableArticles + found.unreadableShards.count == 0)
    for error in found.doubtfulShards {
      StandardStreams.writeError("shirabe-index: \(ControlCharacters.escaped("\(error)")); that was done")
    }
    for error in found.unreadableShards {
      StandardStreams.writeError(
        "shirabe-index: \(ControlCharacters.escaped("\(error.path): nothing in it can be read: \(error.message)"))")
    }
    switch options.format {
    case .text:
      StandardStreams.writeOutput(
        """
        \(found.articles + found.alteredArticles) articles saved, \(found.alteredArticles) of them differ from what was \
        written; \(found.unreadableArticles) could not be read
        """)
    case .json:
      let report: JSON = [
        "articles": JSON(found.articles), "alteredArticles": JSON(found.alteredArticles),
        "unreadableArticles": JSON(found.unreadableArticles),
        "unreadableShards": .array(found.unreadableShards.map { .string($0.path) }),
      ]
      StandardStreams.writeOutput(report.description)
    }
    if found.alteredArticles + found.unreadableArticles + found.unreadableShards.count > 0 { ExitStatus.refused.exit() }
  }
}
