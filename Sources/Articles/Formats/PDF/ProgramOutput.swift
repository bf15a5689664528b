import Glibc

/// What a program writes to its standard output, within bounds of time and size.
enum ProgramOutput {
  /// Why there is no output.
  enum Failure: Error, Equatable {
    /// No such program is installed.
    case missing
    /// It wrote more than allowed.
    case tooLong
    /// It took more processor time than it may.
    case tooSlow
    /// It failed, was killed, or took too long.
    case ended(reason: String)
  }

  /// A program that takes longer is ended.
  private static let timeoutSeconds = 120
  private static let maximumErrorByteCount = 1 << 10

  /// Runs a program of the search path to its end.
  ///
  /// - Parameters:
  ///   - input: An open file that is its standard input; nothing where there is none.
  ///   - maximumSeconds: The most processor time that it may take; nil where it may take any.
  static func read(
    _ name: String, _ arguments: [String], input: Int32? = nil, maximumByteCount: Int, maximumSeconds: Double? = nil
  ) throws(Failure) -> [UInt8] {
    let output = try Pipe()
    let errors = try Pipe()
    let identifier = try spawn(name, arguments, input, output, errors)
    output.closeWriting()
    errors.closeWriting()
    var collector = Collector(maximumByteCount: maximumByteCount)
    collector.allowance = maximumSeconds.map { Allowance(program: identifier, seconds: $0) }
    let failure = collector.collect(output.reading, errors.reading, timeoutSeconds: timeoutSeconds)
    if failure != nil { kill(identifier, SIGKILL) }
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    if let failure { throw failure }
    guard status == 0 else { throw .ended(reason: collector.reason(status: status)) }
    return collector.output
  }

  private static func spawn(
    _ name: String, _ arguments: [String], _ input: Int32?, _ output: Pipe, _ errors: Pipe
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    let pointers = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var identifier = pid_t()
    let code = posix_spawnp(&identifier, name, &actions, nil, pointers, environ)
    if code == ENOENT { throw .missing }
    guard code == 0 else { throw .ended(reason: String(cString: strerror(code))) }
    return identifier
  }

  /// Two ends; both are closed when it is let go.
  private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    init() throws(Failure) {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .ended(reason: String(cString: strerror(errno))) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }

    deinit {
      close(reading)
      closeWriting()
    }

    func closeWriting() {
      if writing >= 0 { close(writing) }
      writing = -1
    }
  }

  /// The processor time that a program may take.
  private struct Allowance {
    let program: pid_t
    let seconds: Double

    /// Whether it has taken more; false where the system does not say.
    var isUsed: Bool {
      var clock = clockid_t()
      var time = timespec()
      guard clock_getcpuclockid(program, &clock) == 0, clock_gettime(clock, &time) == 0 else { return false }
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9 > seconds
    }
  }

  /// Reads both streams as they come, so that the program never waits for either.
  private struct Collector {
    /// So often a program that says nothing is looked at.
    private static let pollMilliseconds: Int32 = 200

    let maximumByteCount: Int
    var allowance: Allowance?
    private(set) var output: [UInt8] = []
    private var errors: [UInt8] = []

    init(maximumByteCount: Int) { self.maximumByteCount = maximumByteCount }

    mutating func collect(_ outputEnd: Int32, _ errorEnd: Int32, timeoutSeconds: Int) -> Failure? {
      let deadline = ContinuousClock.now + .seconds(timeoutSeconds)
      var polled = [outputEnd, errorEnd].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 1)
      defer { block.deallocate() }
      while polled.contains(where: { $0.fd >= 0 }) {
        guard ContinuousClock.now < deadline else { return .ended(reason: "it took over \(timeoutSeconds) seconds") }
        if allowance?.isUsed == true { return .tooSlow }
        if poll(&polled, nfds_t(polled.count), Collector.pollMilliseconds) < 0, errno != EINTR {
          return .ended(reason: String(cString: strerror(errno)))
        }
        for index in polled.indices where polled[index].fd >= 0 && polled[index].revents != 0 {
          let count = Glibc.read(polled[index].fd, block.baseAddress, block.count)
          if count < 0, errno == EINTR { continue }
          // A negative descriptor is one that poll passes over.
          guard count > 0 else {
            polled[index].fd = -1
            continue
          }
          if index == 0 { output.append(contentsOf: block[..<count]) } else { addErrors(block[..<count]) }
          if output.count > maximumByteCount { return .tooLong }
        }
      }
      return nil
    }

    private mutating func addErrors(_ bytes: Slice<UnsafeMutableRawBufferPointer>) {
      errors.append(contentsOf: bytes.prefix(maximumErrorByteCount - errors.count))
    }

    /// The first line of what it complained of, or how it ended.
    func reason(status: Int32) -> String {
      let line = String(decoding: errors, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      if !line.isEmpty { return line }
      return status & 0x7F == 0
        ? "it ended with status \(status >> 8 & 0xFF)" : "it was ended by signal \(status & 0x7F)"
    }
  }
}
