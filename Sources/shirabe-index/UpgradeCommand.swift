import ArgumentParser
import ShirabeConsole
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare

/// `shirabe-index upgrade`: makes an index of an older format or of other text rules anew.
struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade", abstract: "Makes an index of an older Shirabe anew, from the articles stored in it.",
    discussion: """
      The new index is made beside the old one, checked, and takes its place at once: it needs about as much room again \
      until then. Searches go on, and a daemon goes over to the new index; sync and watch go on where they were. The new \
      index has an id of its own, since words may be found that were not before. Whatever ends it on the way leaves the \
      old index as it was. Where articles are damaged nothing is changed.

      Example: shirabe-index upgrade --index my-index

      Exit status: 0 the index is of this version's format now; 1 articles are damaged; 74 the index could not be read \
      or written, or is of a newer format; 130 or 143 it was interrupted, and the index is as it was.
      """)

  @OptionGroup var options: IndexOptions

  func run() throws {
    let folder = try options.folder()
    Interruption.begin()
    var progress = ProgressLine(totalByteCount: 0)
    let result = Result { () throws(IndexError) in
      try IndexUpgrade.run(
        path: folder, isInterrupted: { Interruption.signal != nil }, progress: { progress.update(articles: $0) })
    }
    let seconds = progress.end()
    if case .failure(let error) = result, error.kind == .interrupted, let signal = Interruption.signal {
      StandardStreams.writeError("shirabe-index: interrupted: the index is as it was; run the same command again")
      Interruption.exit(signal)
    }
    let upgrade = try result.get()
    switch options.format {
    case .text:
      for finding in upgrade.damage { StandardStreams.writeOutput(ControlCharacters.escaped(finding.text)) }
      StandardStreams.writeOutput(ControlCharacters.escaped(text(upgrade, seconds)))
    case .json: StandardStreams.writeOutput(json(upgrade).description)
    }
    if !upgrade.damage.isEmpty { ExitStatus.refused.exit() }
  }

  private func text(_ upgrade: IndexUpgrade, _ seconds: Double) -> String {
    guard upgrade.damage.isEmpty else {
      return """
        not upgraded: articles are damaged, and nothing was changed. Restore the index from a backup, index the articles \
        again, or save what can be read: shirabe-index repair --salvage FILE
        """
    }
    guard upgrade.indexId != nil else { return "nothing to upgrade: it is \(Self.text(upgrade.new))" }
    let old = upgrade.old.filter { $0 != upgrade.new }.map(Self.text).joined(separator: " and ")
    let shards = upgrade.shards == 1 ? "1 shard" : "\(upgrade.shards) shards"
    return """
      upgraded: \(upgrade.articles) articles in \(shards), from \(old) to \(Self.text(upgrade.new)), in \
      \(Quantity.seconds(seconds))
      """
  }

  private static func text(_ rules: IndexUpgrade.Rules) -> String { "format \(rules.format) (\(rules.textRules))" }

  private func json(_ upgrade: IndexUpgrade) -> JSON {
    [
      "upgraded": .bool(upgrade.indexId != nil), "refused": .bool(!upgrade.damage.isEmpty),
      "indexId": upgrade.indexId.map(JSON.string) ?? .null, "articles": JSON(upgrade.articles),
      "shards": JSON(upgrade.shards), "from": .array(upgrade.old.map(Self.json)), "to": Self.json(upgrade.new),
      "findings": .array(upgrade.damage.map(\.json)),
    ]
  }

  private static func json(_ rules: IndexUpgrade.Rules) -> JSON {
    ["format": JSON(rules.format), "textRules": .string(rules.textRules)]
  }
}
