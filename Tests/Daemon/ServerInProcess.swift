import Foundation
import Logging
import ShirabeConfiguration
import ShirabeSearch
import ShirabeTestSupport

@testable import ShirabeDaemon

/// A daemon within the test, whose searcher the test has made.
struct ServerInProcess: Sendable {
  let socket: String
  let live: LiveConfiguration

  /// Serves while `body` runs.
  static func serving(
    _ source: any EngineSource, _ configuration: DaemonConfiguration,
    _ body: @escaping @Sendable (ServerInProcess) throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    let live = LiveConfiguration(configuration)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let server = try SearchServer(
      source, live, socket: .path(folder.file("socket"), isDefault: false), environment: [:], logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Other tests block as well, and may have all the threads of Swift's tasks.
      group.addTask(executorPreference: OwnThreadExecutor()) { try await server.run() }
      do {
        try await onThread(ServerInProcess(socket: folder.file("socket"), live: live), body)
      } catch {
        group.cancelAll()
        throw error
      }
      group.cancelAll()
      try await group.waitForAll()
    }
  }

  /// What a test does blocks, and so it has a thread of its own: those of Swift's tasks are needed to serve it.
  private static func onThread(
    _ server: ServerInProcess, _ body: @escaping @Sendable (ServerInProcess) throws -> Void
  ) async throws {
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      let thread = Thread {
        continuation.resume(
          with: Result {
            try Deadline(seconds: 120).wait(for: "the daemon to listen") { (try? server.connect()) != nil }
            try body(server)
          })
      }
      thread.start()
    }
  }

  /// A new connection.
  func connect() throws -> RawClient { try RawClient(socket) }
}
