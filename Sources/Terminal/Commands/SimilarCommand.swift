import ArgumentParser

/// `shirabe similar`: articles like one.
struct SimilarCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar", abstract: "Find articles like one.",
    discussion: "Example: shirabe similar --limit 5 news/2026-02-04.txt")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var page: PageOptions

  @Argument(help: "The article's id.")
  var id: String

  func execute() throws -> ExitStatus {
    try HitListing(daemon: connection.choice, page: page.choice, subject: .similar(id: id)).run()
  }
}
