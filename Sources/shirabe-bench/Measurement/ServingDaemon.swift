import Foundation
import ShirabeClient
import ShirabeModel

/// A `shirabed` of the bench's own, from beside the bench, that serves a temporary index.
final class ServingDaemon {
  /// How long it may take to answer its first request.
  private static let startTime = Duration.seconds(30)

  /// The socket, in the folder of the index.
  let socket: String
  private let index: TemporaryIndex
  private let log: String
  private let process = Process()

  /// Its number.
  var identifier: Int32 { process.processIdentifier }

  /// Starts the daemon, with more arguments where it needs some, and waits until it answers.
  ///
  /// - Throws: ``BenchError/daemon(path:reason:)``, with what the daemon said.
  init(_ index: TemporaryIndex, _ arguments: [String] = []) throws(BenchError) {
    self.index = index
    socket = index.path + "/bench.sock"
    log = index.path + "/bench.log"
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("shirabed")
    process.executableURL = program
    process.arguments = ["--index", index.path, "--socket", socket] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    guard FileManager.default.createFile(atPath: log, contents: nil), let said = FileHandle(forWritingAtPath: log)
    else { throw .temporaryFolder(path: log, errno: errno) }
    process.standardError = said
    do {
      try process.run()
    } catch {
      throw .daemon(path: program.path, reason: "cannot be started (\(error)); build it beside shirabe-bench")
    }
    index.adopt(process.processIdentifier)
    do throws(ClientError) {
      try waitUntilItAnswers()
    } catch {
      end()
      let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw .daemon(path: program.path, reason: "does not answer (\(error)); it said: \(said)")
    }
  }

  /// Ends it and waits until it has ended.
  func end() {
    process.terminate()
    process.waitUntilExit()
    index.release(process.processIdentifier)
  }

  private func waitUntilItAnswers() throws(ClientError) {
    let clock = ContinuousClock()
    let end = clock.now + ServingDaemon.startTime
    while true {
      do throws(ClientError) {
        var connection = try Connection(path: socket)
        _ = try connection.call(ShirabeModel.Method.ping.rawValue, NoParameters())
        return
      } catch {
        guard case .noDaemon = error, process.isRunning, clock.now < end else { throw error }
        Thread.sleep(forTimeInterval: 0.005)
      }
    }
  }
}
