import ArgumentParser
import Foundation
import Logging
import ServiceLifecycle
import ShirabeDaemon
import ShirabeIndex
import ShirabeWire
import UnixSignals

/// `shirabed`: the daemon.
@main
struct ShirabedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shirabed",
    abstract: "Answers searches of a Shirabe index over a Unix socket.",
    discussion: """
      Ends with status 0 on SIGTERM and SIGINT, when what is under way is answered. Exit status: 2 wrong usage; 74 the \
      index cannot be read or the socket cannot be made.
      """,
    version: Version.current)

  @Option(help: "The folder of the index. Default: $SHIRABE_INDEX, else $XDG_DATA_HOME/shirabe/index.")
  var index: String?

  @Option(help: "The socket. Default: $SHIRABE_SOCKET, else $XDG_RUNTIME_DIR/shirabe/shirabe.sock.")
  var socket: String?

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      // ArgumentParser says EX_USAGE (64) for wrong usage; the programs of Shirabe say 2.
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      fail(fullMessage(for: error), status: 2)
    }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    let environment = ProcessInfo.processInfo.environment
    LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
    var logger = Logger(label: "shirabed")
    do {
      let socket = try SocketPath(flag: socket, environment: { environment[$0] }, userID: getuid())
      guard let index = IndexLocation.folder(flag: index, environment: environment) else {
        throw ValidationError("there is no home folder with an index in it; name a folder with --index DIR")
      }
      logger[metadataKey: "index"] = "\(index)"
      logger[metadataKey: "socket"] = "\(socket.path)"
      let server = try SearchServer(
        try IndexSearcherSource(path: index), socketPath: socket.path, makingFolder: socket.defaultFolder,
        logger: logger)
      try await ServiceGroup(
        services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
      ).run()
    } catch let error as SocketPathError {
      ShirabedCommand.fail("shirabed: \(error)", status: 2)
    } catch let error as IndexError {
      ShirabedCommand.fail("shirabed: \(error)", status: 74)
    } catch let error as DaemonError {
      ShirabedCommand.fail("shirabed: \(error)", status: 74)
    }
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    Foundation.exit(status)
  }
}
