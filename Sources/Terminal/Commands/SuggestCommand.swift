import ArgumentParser
import ShirabeClient
import ShirabeWire

/// `shirabe suggest`: completions of the beginning of a word or title.
struct SuggestCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Complete the beginning of a word or title.",
    discussion: "Example: shirabe suggest --limit 5 コロ")

  @OptionGroup var connection: ConnectionOptions

  @Option(help: ArgumentHelp("The most completions wanted, from 1 to 100.", valueName: "n"))
  var limit = 10

  @Option(help: "How the result is printed.")
  var format = ResultFormat.text

  @Argument(help: "The beginning; its words are joined by one space.")
  var prefix: [String]

  func validate() throws {
    let limits = SuggestParameters.limits
    guard limits.contains(limit) else {
      throw ValidationError("--limit must be from \(limits.lowerBound) to \(limits.upperBound), not \(limit).")
    }
  }

  func execute() throws -> ExitStatus {
    var daemon = try connection.connect()
    let parameters = SuggestParameters(prefix: prefix.joined(separator: " "), limit: limit)
    let result = try daemon.call("suggest", parameters)
    let reply = try SuggestReply(result)
    var output = Output()
    switch format {
    case .text: output.append(completions: reply.suggestions)
    case .json: output.append(result: result)
    }
    try output.flush()
    return reply.suggestions.isEmpty ? .nothingFound : .success
  }
}
