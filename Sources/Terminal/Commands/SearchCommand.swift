import ArgumentParser
import ShirabeWire

/// `shirabe search`: articles that have the words.
struct SearchCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find articles.",
    discussion: """
      Text output prints the nearest articles where none has all of the words, and then ends 1; the other formats and \
      --all ask for all of the words unless --match says otherwise.
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var page: PageOptions

  @Option(help: "How the words combine (default: auto in text output, all elsewhere).")
  var match: Match?

  @Argument(help: "The query.")
  var query: [String]

  func execute() throws -> ExitStatus {
    let match = match ?? (page.format == .text && !page.all ? .auto : .all)
    let parameters = page.parameters(query: query.joined(separator: " "), match: match)
    return try HitListing(connection: connection, page: page).run(parameters)
  }
}
