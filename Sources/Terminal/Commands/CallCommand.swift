import ArgumentParser
import Glibc
import ShirabeClient
import ShirabeConsole
import ShirabeJSON
import ShirabeModel

/// `shirabe call`: any method with any parameters.
struct CallCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Call a method of the daemon and print its result as JSON.",
    discussion: #"Example: shirabe call count '{"query":"麻薬 対策"}'"#)

  @OptionGroup var connection: ConnectionOptions

  @Argument(help: "The method: \(Method.listing).")
  var method: String

  @Argument(help: ArgumentHelp("The parameters, a JSON object.", valueName: "params-json"))
  var params: String?

  func validate() throws { _ = try parsedParams() }

  func execute() throws -> ExitStatus {
    let params = try parsedParams()
    var daemon = try connection.connect()
    let result: JSON
    do throws(ClientError) {
      result = try daemon.call(method, params)
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      var writer = JSONWriter()
      refusal.encode(into: &writer)
      _ = write(ControlCharacters.escaped(inJSON: writer.bytes) + [UInt8(ascii: "\n")], to: STDERR_FILENO)
      return ExitStatus(error)
    }
    var output = Output()
    output.append(line: result)
    try output.flush()
    return .success
  }

  private func parsedParams() throws -> JSON {
    guard let params else { return [:] }
    do throws(JSONError) {
      return try JSON(parsing: params)
    } catch {
      throw ValidationError("the parameters are not JSON, \(error)")
    }
  }
}
