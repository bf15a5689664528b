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

  func execute() throws -> ExitStatus {
    let parameters = page.parameters(query: phrase.joined(separator: " "), match: .phrase)
    return try HitListing(connection: connection, page: page).run(parameters)
  }
}
