import ArgumentParser
import ShirabeClient
import ShirabeModel

/// `shirabe analyze`: what the index sees in a text.
struct AnalyzeCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Show a text folded and cut into tokens, as the index sees it.",
    discussion: "Example: shirabe analyze ドナルド・トランプ 18,500か所")

  @OptionGroup var connection: ConnectionOptions

  @Option(help: "How the result is printed.")
  var format = ResultFormat.text

  @Argument(help: "The text; its words are joined by one space.")
  var text: [String]

  func execute() throws -> ExitStatus {
    var daemon = try connection.connect()
    let result = try daemon.call("analyze", AnalyzeParameters(text: text.joined(separator: " ")))
    let reply = try AnalyzeReply(result)
    var output = Output()
    switch format {
    case .text: output.append(analysis: reply)
    case .json: output.append(result: result)
    }
    try output.flush()
    return .success
  }
}
