import ArgumentParser
import ShirabeClient
import ShirabeModel

/// `shirabe status`: the daemon and its index.
struct StatusCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Print what the daemon serves and since when.",
    discussion: "Example: shirabe status --format json")

  @OptionGroup var connection: ConnectionOptions

  @Option(help: "How the result is printed.")
  var format = ResultFormat.text

  func execute() throws -> ExitStatus {
    var daemon = try connection.connect()
    let result = try daemon.call("status", NoParameters())
    let status = try StatusReply(result)
    var output = Output()
    switch format {
    case .text: output.append(status: status)
    case .json: output.append(result: result)
    }
    try output.flush()
    return .success
  }
}
