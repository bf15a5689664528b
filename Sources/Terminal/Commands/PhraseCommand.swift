import ArgumentParser
import ShirabeModel

/// `shirabe phrase`: articles that have the text literally.
struct PhraseCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "phrase", abstract: "Find articles that have the whole text as one phrase.",
    discussion: "Example: shirabe phrase --format ids 公的 機関")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var from: SinceOptions

  @Argument(help: "The phrase; its words are joined by one space.")
  var phrase: [String]

  /// What is asked for, as a plain value.
  var listing: HitListing {
    HitListing(
      daemon: connection.choice, page: page.choice, subject: .query(phrase.joined(separator: " "), .phrase),
      since: from.since)
  }

  func execute() throws -> ExitStatus { try listing.run() }
}
