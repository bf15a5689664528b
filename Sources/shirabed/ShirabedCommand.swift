import ArgumentParser
import Foundation
import Logging
import ServiceLifecycle
import ShirabeConfiguration
import ShirabeConsole
import ShirabeDaemon
import ShirabeManual
import ShirabeModel
import ShirabeSQLite
import ShirabeSearch
import UnixSignals

/// `shirabed`: the daemon.
@main
struct ShirabedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shirabed",
    abstract: "Answers searches of a Shirabe index over a Unix socket.",
    discussion: """
      Settings are taken from flags, then from the environment, then from the configuration file, which is read again on \
      SIGHUP and when it changes.

      Ends with status 0 on SIGTERM and SIGINT, when what is under way is answered, and after --idle-timeout.

      Example: shirabed --index my-index
      Example: shirabed --index my-index --socket /run/user/1000/news.sock --log-level debug
      Example: shirabed --config shirabe.yaml --set search.threads=4 --set connections.maximum=64

      Exit status: 0 it was asked to end; --explain-exit-status tells the others.
      """,
    version: Version.current)

  /// The log, and what is said where the daemon cannot start: nobody may be there to read either.
  private static let output = LogOutput()

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var manual: ManualOptions<DaemonManual>

  static func main() async {
    StandardDescriptors.holdPlaces()
    ProcessMemory.current.spareAddresses()
    if let text = ManualRequest<DaemonManual>.answer(Array(CommandLine.arguments.dropFirst())) {
      FileHandle.standardOutput.write(Data((text + (text.hasSuffix("\n") ? "" : "\n")).utf8))
      return
    }
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let code = exitCode(for: error)
      // What was asked for, such as --help, goes to standard output, to whoever waits for it.
      if code == .success { exit(withError: error) }
      // ArgumentParser says EX_USAGE (64) for wrong usage; the programs of Shirabe say 2.
      fail(fullMessage(for: error), code == .validationFailure ? ExitStatus.usage.rawValue : code.rawValue)
    }
    output.finish()
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    // Until the daemon listens for it, the signal shall not end it.
    signal(SIGHUP, SIG_IGN)
    let environment = ProcessInfo.processInfo.environment
    let source = options.source(environment)
    let output = ShirabedCommand.output
    do {
      let settings = try source.load()
      output.apply(settings.log)
      LoggingSystem.bootstrap { _ in output.handler() }
      try await serve(source, settings, output, environment)
    } catch let error as ConfigurationError {
      ShirabedCommand.fail("shirabed: \(error)", .usage)
    } catch let error as SocketPathError {
      ShirabedCommand.fail("shirabed: \(error)", .usage)
    } catch let error as IndexError {
      ShirabedCommand.fail("shirabed: \(error)", .cannotServe)
    } catch let error as EngineFailure {
      ShirabedCommand.fail("shirabed: \(error)", .cannotServe)
    } catch let error as DaemonError {
      ShirabedCommand.fail("shirabed: \(error)", error.isTaken ? .socketTaken : .cannotServe)
    }
  }

  private func serve(
    _ source: ConfigurationSource, _ settings: DaemonConfiguration, _ output: LogOutput, _ environment: [String: String]
  ) async throws {
    guard let index = IndexLocation.folder(flag: settings.index, environment: environment) else {
      throw ValidationError("there is no home folder with an index in it; name a folder with --index DIR")
    }
    let origin: SearchServer.SocketOrigin
    if let inherited = try InheritedSocket(environment: environment) {
      origin = .inherited(inherited)
    } else {
      let socket = try SocketPath(flag: settings.socket, environment: { environment[$0] }, userID: getuid())
      origin = .path(socket.path, isDefault: socket.defaultFolder != nil)
    }
    let logger = Logger(label: "shirabed")
    let live = LiveConfiguration(settings)
    let process = ProcessMemory.current
    let threadCount = SearchServer.threadCount(settings.search)
    try AddressSpace.check(
      limit: process.addressByteCount, threadCount: threadCount, taken: ProcessMemory.takenAddressByteCount)
    let searchers = try IndexSearcherSource(
      path: index,
      memory: ReadingMemory(
        cacheKibibytes: settings.memory.cacheKibibytes, mappedByteCount: settings.memory.mappedMebibytes << 20),
      in: (process, threadCount), opening: .onceUpgraded)
    let server = try SearchServer(
      searchers, live, socket: origin, indexFolder: URL(filePath: index, directoryHint: .notDirectory).path,
      environment: environment, logger: logger)
    logger.info("started", metadata: started(index, origin, source))
    let watch = ConfigurationWatch(source, live, server, output: output, logger: logger)
    // The server ends by itself when nobody has asked for long enough; the rest ends with it then.
    let services = [
      ServiceGroupConfiguration.ServiceConfiguration(
        service: server, successTerminationBehavior: .gracefullyShutdownGroup),
      ServiceGroupConfiguration.ServiceConfiguration(service: watch),
    ]
    try await ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    ).run()
  }

  private func started(
    _ index: String, _ origin: SearchServer.SocketOrigin, _ source: ConfigurationSource
  ) -> Logger.Metadata {
    let socket =
      switch origin {
      case .path(let path, _): path
      case .inherited: "handed over"
      }
    return ["index": .string(index), "socket": .string(socket), "configuration": .string(source.path ?? "none")]
  }

  private static func fail(_ message: String, _ status: ExitStatus) -> Never { fail(message, status.rawValue) }

  private static func fail(_ message: String, _ status: Int32) -> Never {
    output.say(message)
    output.finish()
    Foundation.exit(status)
  }
}
