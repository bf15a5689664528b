import ArgumentParser
import Glibc
import ShirabeClient
import ShirabeModel

/// `shirabe ping`: whether a daemon answers.
struct PingCommand: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "ping", abstract: "Ask whether a daemon answers; prints nothing if so.",
    discussion: "Example: shirabe ping --wait 5 && shirabe search 麻薬")

  @OptionGroup var connection: ConnectionOptions

  @Option(help: ArgumentHelp("How long to wait for a daemon to come up.", valueName: "seconds"))
  var wait = 0.0

  func validate() throws {
    guard wait >= 0, wait <= 86_400 else { throw ValidationError("--wait must be between 0 and 86400 seconds.") }
  }

  func execute() throws -> ExitStatus {
    let socket = try connection.choice.place()
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(wait)
    while true {
      do throws(ClientError) {
        var daemon = try Connection(to: socket)
        _ = try daemon.call("ping", NoParameters())
        return .success
      } catch {
        guard error.mayPass, clock.now < deadline else { throw error }
        // A signal may cut the pause short; then we only ask a little sooner.
        usleep(20_000)
      }
    }
  }
}

extension ClientError {
  /// Whether a daemon that is just coming up may have caused it.
  fileprivate var mayPass: Bool {
    switch self {
    case .noDaemon, .connectionLost: true
    default: false
    }
  }
}
