import ArgumentParser
import ShirabeClient
import ShirabeModel

/// `shirabe count`: how many articles match.
struct CountCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Count the articles that match.",
    discussion: "Example: shirabe count 麻薬 -対策")

  @OptionGroup var connection: ConnectionOptions

  @Option(help: "How the words combine.")
  var match = SettledMatch.all

  @Option(help: "How the result is printed.")
  var format = ResultFormat.text

  @Argument(help: "The query.")
  var query: [String]

  func execute() throws -> ExitStatus {
    let query = query.joined(separator: " ")
    var daemon = try connection.connect()
    guard
      let result = try reportingQuery(
        query, { () throws(ClientError) in try daemon.call("count", CountParameters(query: query, match: match.match)) }
      )
    else { return .usage }
    let reply = try CountReply(result)
    var output = Output()
    switch format {
    case .text: output.append("\(reply.total)\n")
    case .json: output.append(result: result)
    }
    try output.flush()
    return reply.total > 0 ? .success : .nothingFound
  }
}
