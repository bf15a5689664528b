import ArgumentParser
import ShirabeClient
import ShirabeModel

/// `shirabe suggest`: completions of the beginning of a word, a title or a field's value.
struct SuggestCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Complete the beginning of a word, a title or a field's value.",
    discussion: """
      Example: shirabe suggest --limit 5 コロ
      Example: shirabe suggest --field tag
      """)

  @OptionGroup var connection: ConnectionOptions

  @Option(help: ArgumentHelp("The most completions wanted, from 1 to 100.", valueName: "n"))
  var limit = SuggestParameters.defaultLimit

  @Option(help: ArgumentHelp("Complete values of this instead of words and titles.", valueName: "name"))
  var field: KeywordField?

  @Option(help: "How the result is printed.")
  var format = ResultFormat.text

  @Argument(help: "The beginning; its words are joined by one space.")
  var prefix: [String] = []

  func validate() throws {
    if prefix.isEmpty, field == nil {
      throw ValidationError("Missing beginning: write one, or list the values of a field with --field NAME.")
    }
    let limits = SuggestParameters.limits
    guard limits.contains(limit) else {
      throw ValidationError("--limit must be from \(limits.lowerBound) to \(limits.upperBound), not \(limit).")
    }
  }

  func execute() throws -> ExitStatus {
    var daemon = try connection.connect()
    let parameters = SuggestParameters(prefix: prefix.joined(separator: " "), limit: limit, field: field)
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
