import Foundation
public import Glibc

/// A process of a program, its output kept in files so that none is lost and nothing waits for a reader.
public final class Program: @unchecked Sendable {  // Used by one test at a time; the identifier is set once.
  /// Its number.
  public let identifier: pid_t
  private let folder: TemporaryFolder
  private var endStatus: Int32?

  /// What a sanitizer of this process is told, which stands for the programs that were built with it.
  private static let sanitizerOptions = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
  }

  /// Starts a program: a built one by its name, another by its path.
  ///
  /// - Parameters:
  ///   - environment: All the variables that are set, but for what a sanitizer is told.
  ///   - errors: What it has for standard error in place of a file.
  public init(
    _ name: String, _ arguments: [String], environment: [String: String] = [:], input: String = "",
    errors: Int32? = nil
  ) throws {
    folder = try TemporaryFolder()
    let path = try Program.path(of: name)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, try folder.write("input", input), O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, folder.file("output"), writing, 0o600)
    if let errors {
      posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, folder.file("errors"), writing, 0o600)
    }
    let argumentPointers = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = Program.sanitizerOptions.merging(environment) { $1 }
    let variablePointers = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argumentPointers + variablePointers).forEach { free($0) } }
    Program.keepDescriptors()
    var identifier = pid_t()
    let code = posix_spawn(&identifier, path, &actions, nil, argumentPointers, variablePointers)
    guard code == 0 else { throw TestFailure(errno: code, "posix_spawn \(path)") }
    self.identifier = identifier
  }

  /// Keeps what this process has open from those that it starts: they would hold connections open whose other ends wait for
  /// the end.
  private static func keepDescriptors() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
      if let descriptor = Int32(name), descriptor > STDERR_FILENO { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }
  }

  deinit {
    if endStatus == nil {
      kill(identifier, SIGKILL)
      waitpid(identifier, nil, 0)
    }
  }

  /// What it has written to standard output.
  public var output: String { read("output") }

  /// What it has written to standard error.
  public var errors: String { read("errors") }

  /// Whether it has not ended.
  public var isRunning: Bool {
    collect()
    return endStatus == nil
  }

  /// Sends it a signal, if it still runs.
  public func send(signal: Int32) {
    if isRunning { kill(identifier, signal) }
  }

  /// Waits for the end and gives the exit status, or the signal that ended it as a negative number.
  @discardableResult
  public func status() throws -> Int32 {
    try Deadline().wait(for: "the end of process \(identifier)") { !isRunning }
    return endStatus ?? 0
  }

  /// Whether it has a file open.
  public func hasOpen(_ path: String) -> Bool {
    let folder = "/proc/\(identifier)/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.contains { (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + $0)) == path }
  }

  private func collect() {
    var status: Int32 = 0
    guard endStatus == nil, waitpid(identifier, &status, WNOHANG) == identifier else { return }
    endStatus = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  private func read(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: folder.file(name)) ?? Data(), as: UTF8.self)
  }

  /// The path of a program: a built one by its name, another as it is.
  public static func path(of name: String) throws -> String {
    name.contains("/") ? name : try Program.buildFolder() + "/" + name
  }

  /// The folder of the built programs, where the test bundle is too.
  private static func buildFolder() throws -> String {
    try URL(fileURLWithPath: FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      .deletingLastPathComponent().path
  }
}
