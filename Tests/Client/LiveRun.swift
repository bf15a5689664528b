import Foundation
import Glibc
import ShirabeTestSupport

/// The built client, run as a process that a test talks to while it runs.
final class LiveRun {
  private let process: pid_t
  private var input: Int32
  private var output: Int32
  private var unread: [UInt8] = []
  private var skipped = 0

  /// Starts `shirabe`; its standard error is the test's.
  init(_ arguments: [String], _ environment: [String: String]) throws {
    let program = try Run.buildFolder() + "/shirabe"
    let (given, taken) = (try Pipe(), try Pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, given.readEnd, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, taken.writeEnd, STDOUT_FILENO)
    let argumentPointers = ([program] + arguments).map { strdup($0) } + [nil]
    let variablePointers = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (argumentPointers + variablePointers).forEach { free($0) } }
    var process = pid_t()
    let code = posix_spawn(&process, program, &actions, nil, argumentPointers, variablePointers)
    close(given.readEnd)
    close(taken.writeEnd)
    guard code == 0 else { throw TestFailure(errno: code, "posix_spawn \(program)") }
    (self.process, input, output) = (process, given.writeEnd, taken.readEnd)
  }

  deinit {
    endInput()
    stopReading()
    // It ends by itself then, and another process may have its number.
  }

  /// Gives it bytes on standard input, waiting until it takes them.
  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      guard count > 0 else { throw TestFailure(errno: errno, "write") }
      rest = rest.dropFirst(count)
    }
  }

  /// Gives it bytes so many times, as fast as it takes them, while the test goes on.
  func feed(_ bytes: [UInt8], times: Int) {
    let descriptor = input
    Thread.detachNewThread {
      for _ in 0..<times {
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
          guard count > 0 else { return }
          rest = rest.dropFirst(count)
        }
      }
    }
  }

  /// Ends its standard input.
  func endInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  /// Closes the end of the pipe that it writes to.
  func stopReading() {
    if output >= 0 { close(output) }
    output = -1
  }

  /// The next line that it prints, or nil at the end.
  func line() throws -> String? {
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        defer { unread.removeSubrange(...end) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      guard try read() else { return nil }
    }
  }

  /// Reads until it has printed at least so many lines in all; what was read is gone.
  func skip(toLine line: Int) throws {
    while true {
      skipped += unread.count { $0 == 0x0A }
      unread.removeAll(keepingCapacity: true)
      if skipped >= line { return }
      guard try read() else { throw TestFailure("it ended at line \(skipped), before \(line)") }
    }
  }

  /// The most memory that it has used (proc(5), VmHWM).
  func peakKilobytes() throws -> Int {
    let file = open("/proc/\(process)/status", O_RDONLY)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = Glibc.read(file, &bytes, bytes.count)
    let text = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard
      let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap({ Int($0) ?? Int($0.filter(\.isNumber)) })
    else { throw TestFailure("no VmHWM in \(text)") }
    return kilobytes
  }

  /// Ends the input and waits; the exit status, or the signal that ended it as a negative number.
  func status() throws -> Int32 {
    endInput()
    var status: Int32 = 0
    try Deadline().wait(for: "the end of process \(process)") { waitpid(process, &status, WNOHANG) == process }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  private func read() throws -> Bool {
    var poll = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, Deadline().remainingMilliseconds) > 0 else { throw TestFailure("it printed nothing") }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(output, &bytes, bytes.count)
    unread += bytes[..<max(0, count)]
    return count > 0
  }
}
