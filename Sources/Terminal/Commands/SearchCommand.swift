import ArgumentParser
import ShirabeWire

/// `shirabe search`: articles that have the words.
struct SearchCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find articles.",
    discussion: """
      Text output prints the nearest articles where none has all of the words, and then ends 1; the other formats and \
      --all ask for all of the words unless --match says otherwise.

      Example: shirabe search --facet source --explain 麻薬 対策
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var page: PageOptions

  @Option(help: "How the words combine (default: auto in text output, all elsewhere).")
  var match: Match?

  @Argument(help: "The query.")
  var query: [String]

  /// What is asked for, as a plain value.
  var listing: HitListing {
    HitListing(socket: connection.socket, page: page.choice, subject: .query(query.joined(separator: " "), match))
  }

  func execute() throws -> ExitStatus { try listing.run() }
}
