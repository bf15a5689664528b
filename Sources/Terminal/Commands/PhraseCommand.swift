import ArgumentParser
import ShirabeWire

/// `shirabe phrase`: articles that have the text literally.
struct PhraseCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "phrase", abstract: "Find articles that have the whole text as one phrase.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var page: PageOptions

  @Argument(help: "The phrase; its words are joined by one space.")
  var phrase: [String]

  /// What is asked for, as a plain value.
  var listing: HitListing {
    HitListing(socket: connection.socket, page: page.choice, query: phrase.joined(separator: " "), match: .phrase)
  }

  func execute() throws -> ExitStatus { try listing.run() }
}
