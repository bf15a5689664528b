import Glibc
import ShirabeTestSupport
import Testing

@testable import ShirabeConsole

/// Lines that are written to files of all kinds.
struct LineWriterTests {
  private func writer(to descriptor: Int32, maximumByteCount: Int = 1 << 20) -> LineWriter {
    LineWriter(to: descriptor, maximumByteCount: maximumByteCount) { "\($0) lost\n" }
  }

  @Test func nobodyWaitsForAReader() throws {
    let pipe = try UnreadPipe()
    let writer = writer(to: pipe.writing, maximumByteCount: 10_000)
    defer { writer.close() }
    for number in 0..<10_000 { writer.write("line \(number)\n") }
    #expect(!writer.finish(within: .milliseconds(20)))
    var text = ""
    try Deadline().wait(for: "the lines") {
      text = try pipe.read()
      return text.contains(" lost\n")
    }
    #expect(writer.finish(within: .seconds(10)))
    let lines = try pipe.read().split(separator: "\n")
    let counts = lines.compactMap { $0.hasSuffix(" lost") ? Int($0.dropLast(5)) : nil }
    let told = lines.filter { $0.hasPrefix("line ") }
    #expect(told.count + counts.reduce(0, +) == 10_000)
    #expect(told.count + counts.count == lines.count && told.count > 50, "\(lines.count)")
  }

  /// A long line comes whole, though the pipe takes it in parts, and also where another process has made the pipe impatient.
  @Test(arguments: [false, true]) func longLinesComeWhole(isImpatient: Bool) throws {
    let pipe = try UnreadPipe()
    if isImpatient { #expect(fcntl(pipe.writing, F_SETFL, O_NONBLOCK) == 0) }
    let writer = writer(to: pipe.writing)
    defer { writer.close() }
    let long = String(repeating: "調", count: 100_000)
    for _ in 0..<3 { writer.write(long + "\n") }
    var lines: [Substring] = []
    try Deadline().wait(for: "the lines") {
      // What is read before all is written may end in the middle of a line.
      let isWritten = writer.finish(within: .zero)
      lines = try pipe.read().split(separator: "\n")
      return isWritten && lines.count == 3
    }
    #expect(lines.allSatisfy { $0 == long })
  }

  /// Nobody reads any more, the disk is full, or nothing is open: no reason to end, or to try for ever.
  @Test func whatCannotBeWrittenIsLost() throws {
    var descriptors: [Int32] = [0, 0]
    #expect(pipe(&descriptors) == 0)
    close(descriptors[0])
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    for descriptor in [descriptors[1], full, -1] {
      let writer = writer(to: descriptor)
      defer { writer.close() }
      for number in 0..<1000 { writer.write("line \(number)\n") }
      #expect(writer.finish(within: .seconds(10)))
    }
    close(descriptors[1])
    close(full)
  }

  /// What breaks off in the middle of a line does not spoil the next one, where writing succeeds again.
  @Test func linesAreWholeAfterAFailure() throws {
    var ends: [Int32] = [0, 0]
    #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
    let writer = writer(to: ends[0], maximumByteCount: 4 << 20)
    defer {
      writer.close()
      close(ends[0])
    }
    writer.write(String(repeating: "a", count: 2 << 20) + "\n")
    var events = pollfd(fd: ends[1], events: Int16(POLLIN), revents: 0)
    #expect(poll(&events, 1, 10_000) == 1)
    #expect(!writer.finish(within: .zero))
    close(ends[1])
    #expect(writer.finish(within: .seconds(10)))
    let pipe = try UnreadPipe(isFull: false)
    #expect(dup2(pipe.writing, ends[0]) == ends[0])
    writer.write("room\n")
    #expect(writer.finish(within: .seconds(10)))
    #expect(try pipe.read() == "\n1 lost\nroom\n")
  }
}
