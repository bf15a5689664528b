import CSpawn
import Glibc

/// A program to start, and what of this process it is given (posix_spawn(3)).
package struct ProgramStart {
  /// What a standard stream of the program is.
  package enum Stream {
    /// This process's own.
    case inherited
    /// `/dev/null`.
    case null
    /// An open descriptor of this process.
    case descriptor(Int32)
  }

  /// Its path, or its name, to be looked for in `PATH`.
  private let program: String
  private let arguments: [String]
  /// Its standard input.
  package var input = Stream.inherited
  /// Its standard output.
  package var output = Stream.inherited
  /// Its standard error.
  package var errors = Stream.inherited
  /// Whether it outlives this process undisturbed: in a session of its own, so that what is typed or closed on the terminal does
  /// not reach it, with no signal ignored or blocked, and without this process's other descriptors.
  package var isDetached = false
  /// Variables of this process's environment that it does not see.
  package var hiddenVariables: [String] = []

  /// Prepares a start with this process's own streams and environment.
  package init(_ program: String, _ arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// Starts it.
  ///
  /// - Throws: The system's answer, `ENOENT` where there is no such program.
  package func start() throws(SystemCallError) -> ChildProcess {
    var actions = posix_spawn_file_actions_t()
    try SystemCallError.check(posix_spawn_file_actions_init(&actions))
    defer { posix_spawn_file_actions_destroy(&actions) }
    try Self.add(input, as: STDIN_FILENO, O_RDONLY, to: &actions)
    try Self.add(output, as: STDOUT_FILENO, O_WRONLY, to: &actions)
    try Self.add(errors, as: STDERR_FILENO, O_WRONLY, to: &actions)
    var attributes = posix_spawnattr_t()
    try SystemCallError.check(posix_spawnattr_init(&attributes))
    defer { posix_spawnattr_destroy(&attributes) }
    if isDetached { try Self.detach(&actions, &attributes) }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var id = pid_t()
    try SystemCallError.check(posix_spawnp(&id, program, &actions, &attributes, words, environment))
    return ChildProcess(id: id)
  }

  private static func add(
    _ stream: Stream, as descriptor: Int32, _ mode: Int32, to actions: inout posix_spawn_file_actions_t
  ) throws(SystemCallError) {
    switch stream {
    case .inherited: break
    case .null:
      try SystemCallError.check(posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", mode, 0))
    case .descriptor(let open):
      try SystemCallError.check(posix_spawn_file_actions_adddup2(&actions, open, descriptor))
    }
  }

  private static func detach(
    _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
  ) throws(SystemCallError) {
    // A pipe that a script holds open would never end while the program has it.
    try SystemCallError.check(posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1))
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    try SystemCallError.check(posix_spawnattr_setsigmask(&attributes, &none))
    try SystemCallError.check(posix_spawnattr_setsigdefault(&attributes, &all))
    let flags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    try SystemCallError.check(posix_spawnattr_setflags(&attributes, Int16(flags)))
  }

  /// This process's variables but those that are hidden. The strings are the process's own.
  private var environment: [UnsafeMutablePointer<CChar>?] {
    var variables: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let variable = next.pointee {
      if !hiddenVariables.contains(where: { strncmp(variable, $0 + "=", $0.utf8.count + 1) == 0 }) {
        variables.append(variable)
      }
      next += 1
    }
    return variables + [nil]
  }
}
