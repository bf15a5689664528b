import Glibc
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport

/// The built `shirabed`, serving an index of its own until the test lets go of it.
final class RunningDaemon: Sendable {
  let folder: TemporaryFolder
  let socket: String
  let index: String
  let program: Program

  /// Makes an index of these articles, starts the daemon, and waits until it answers.
  ///
  /// - Parameters:
  ///   - configuration: What `shirabe.yaml` in the folder says; nil for no file.
  ///   - socketFolder: A folder for the socket alone, in the folder of the index.
  ///   - errors: What it has for standard error in place of a file.
  init(
    _ articles: [Article] = [], shards: Int = 1, configuration: String? = nil, arguments: [String] = [],
    environment: [String: String] = [:], socketFolder: String? = nil, errors: Int32? = nil
  ) throws {
    folder = try TemporaryFolder()
    index = folder.file("index")
    socket = folder.file((socketFolder.map { $0 + "/" } ?? "") + "socket")
    if let socketFolder, mkdir(folder.file(socketFolder), 0o700) != 0 { throw TestFailure(errno: errno, "mkdir") }
    var environment = environment
    // What tests ask has an answer also where the machine has much else to do; those of deadlines name their own times.
    if configuration?.contains("imeoutMilliseconds") != true {
      environment["SHIRABE_SEARCH_TIMEOUT_MILLISECONDS"] = environment["SHIRABE_SEARCH_TIMEOUT_MILLISECONDS"] ?? "60000"
    }
    var arguments = arguments
    if let configuration { arguments += ["--config", try folder.write("shirabe.yaml", configuration)] }
    let writer = try IndexWriter(path: index, shardCount: shards)
    for article in articles { try writer.add(article) }
    _ = try writer.finish()
    program = try Program(
      "shirabed", ["--index", index, "--socket", socket] + arguments, environment: environment, errors: errors)
    try RunningDaemon.wait(for: program, at: socket)
  }

  /// Waits until the daemon has written a line with this to standard error, and gives the line.
  @discardableResult
  func log(with text: String) throws -> String {
    var found: Substring?
    try Deadline().wait(for: "\(text) in the log") {
      found = program.errors.split(separator: "\n").last { $0.contains(text) }
      return found != nil
    }
    return String(found ?? "")
  }

  /// A new connection.
  func connect() throws -> RawClient { try RawClient(socket) }

  /// Changes the index as `shirabe-index` does, in a commit of its own.
  func write(_ articles: [Article] = [], removing ids: [String] = []) throws {
    let writer = try IndexWriter(path: index, mode: .existing)
    for article in articles { try writer.add(article) }
    for id in ids { _ = try writer.remove(id) }
    _ = try writer.finish()
  }

  /// Starts another daemon of the index, at the same socket unless said otherwise.
  func startAnother(at socket: String? = nil, _ arguments: String...) throws -> Program {
    try Program("shirabed", ["--index", index, "--socket", socket ?? self.socket] + arguments)
  }

  /// Waits until a daemon answers at a socket.
  static func wait(for program: Program, at socket: String) throws {
    try Deadline().wait(for: "a daemon at \(socket)") {
      guard program.isRunning else { throw TestFailure("the daemon has ended: \(program.errors)") }
      guard let client = try? RawClient(socket) else { return false }
      return try client.call("ping") == [:]
    }
  }
}
