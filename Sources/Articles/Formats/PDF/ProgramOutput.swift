import Glibc
import ShirabeConsole

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
    let (output, errors) = (try pipe(), try pipe())
    var start = ProgramStart(name, arguments)
    (start.input, start.output, start.errors) = (
      input.map { .descriptor($0) } ?? .null, .descriptor(output.writing), .descriptor(errors.writing)
    )
    let program: ChildProcess
    do throws(SystemCallError) {
      program = try start.start()
    } catch {
      throw error.code == ENOENT ? .missing : .ended(reason: error.description)
    }
    output.closeWriting()
    errors.closeWriting()
    var collector = Collector(maximumByteCount: maximumByteCount)
    collector.allowance = maximumSeconds.map { Allowance(program: program.id, seconds: $0) }
    let failure = collector.collect(output.reading, errors.reading, timeoutSeconds: timeoutSeconds)
    if failure != nil { kill(program.id, SIGKILL) }
    let end = program.wait()
    if let failure { throw failure }
    guard end == .exited(0) else { throw .ended(reason: collector.reason(end)) }
    return collector.output
  }

  private static func pipe() throws(Failure) -> Pipe {
    do throws(SystemCallError) {
      return try Pipe()
    } catch {
      throw .ended(reason: error.description)
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
    func reason(_ end: ChildProcess.End) -> String {
      let line = String(decoding: errors, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
      if !line.isEmpty { return line }
      return switch end {
      case .exited(let status): "it ended with status \(status)"
      case .killed(let signal): "it was ended by signal \(signal)"
      }
    }
  }
}
