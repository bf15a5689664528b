import ArgumentParser
import ShirabeClient
import ShirabeModel

/// `shirabe why-not`: what keeps an article out of a search.
struct WhyNotCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not", abstract: "Say what keeps an article out of a search; ends 0 if it matches, 1 if not.",
    discussion: "Example: shirabe why-not news/2026-02-04.txt 麻薬 date:2025")

  @OptionGroup var connection: ConnectionOptions

  @Option(help: "How the words combine.")
  var match = SettledMatch.all

  @Option(help: "How the result is printed.")
  var format = ResultFormat.text

  @Argument(help: "The article's id.")
  var id: String

  @Argument(help: "The query.")
  var query: [String]

  func execute() throws -> ExitStatus {
    let parameters = WhyNotParameters(query: query.joined(separator: " "), id: id, match: match.match)
    var daemon = try connection.connect()
    let answer = try reportingQuery(parameters.query) { () throws(ClientError) in
      try daemon.call("whyNot", parameters)
    }
    guard let result = answer else { return .usage }
    let reply = try WhyNotReply(result)
    var output = Output()
    switch format {
    case .text: output.append(whyNot: reply, id: id)
    case .json: output.append(result: result)
    }
    try output.flush()
    return reply.matches ? .success : .nothingFound
  }
}
