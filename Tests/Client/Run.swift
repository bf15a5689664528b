import Glibc

/// The built client, run as a process.
struct Run {
  let status: Int32
  let output: String
  let errors: String

  /// Runs `shirabe` with these arguments and only these variables set.
  ///
  /// - Parameter input: What stands on standard input, less than a pipe holds.
  init(_ arguments: [String], _ environment: [String: String] = [:], input: [UInt8] = []) throws {
    let program = try Self.buildFolder() + "/shirabe"
    var output = try Pipe()
    var errors = try Pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let given = try Pipe()
    defer { close(given.readEnd) }
    let written = write(given.writeEnd, input, input.count)
    close(given.writeEnd)
    guard written == input.count else { throw FakeDaemon.Failure(step: "write", code: errno) }
    posix_spawn_file_actions_adddup2(&actions, given.readEnd, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.writeEnd, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writeEnd, STDERR_FILENO)
    let argumentPointers = ([program] + arguments).map { strdup($0) } + [nil]
    let variablePointers = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argumentPointers + variablePointers).forEach { free($0) } }
    var process = pid_t()
    let code = posix_spawn(&process, program, &actions, nil, argumentPointers, variablePointers)
    guard code == 0 else { throw FakeDaemon.Failure(step: "posix_spawn \(program)", code: code) }
    // What a test prints fits into a pipe many times, so one can be read after the other.
    self.output = output.readAll()
    self.errors = errors.readAll()
    var status: Int32 = 0
    waitpid(process, &status, 0)
    self.status = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  /// The folder of the built products, where the test bundle is too.
  static func buildFolder() throws -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { throw FakeDaemon.Failure(step: "readlink", code: errno) }
    let path = String(decoding: buffer[..<count], as: UTF8.self)
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }
}
