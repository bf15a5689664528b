import ShirabeJSON
import ShirabeModel

extension Run {
  /// Runs against a daemon that gives this answer, and tells what it was asked first.
  static func asking(
    _ arguments: [String], _ answer: Result<JSON, ReplyError>
  ) throws -> (run: Run, asked: Request?) {
    let daemon = try FakeDaemon { _ in answer }
    defer { daemon.stop() }
    let run = try Run(arguments, ["SHIRABE_SOCKET": daemon.path])
    return (run, daemon.requests.first)
  }
}
