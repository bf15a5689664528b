import Glibc

/// A pipe that is full, and that nobody reads until the test does.
public final class UnreadPipe {
  /// Where a program writes.
  public let writing: Int32
  private let reading: Int32
  /// How many bytes it was filled with.
  private var fillingByteCount = 0
  private var received: [UInt8] = []

  /// Makes a pipe; a full one unless said otherwise.
  public init(isFull: Bool = true) throws {
    var descriptors: [Int32] = [0, 0]
    guard pipe(&descriptors) == 0 else { throw TestFailure(errno: errno, "pipe") }
    (reading, writing) = (descriptors[0], descriptors[1])
    for descriptor in descriptors {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
    let line = Array("filling\n".utf8)
    while isFull {
      let count = write(writing, line, line.count)
      guard count == line.count else { break }
      fillingByteCount += count
    }
    // Whoever writes is to wait, as with any pipe.
    _ = fcntl(writing, F_SETFL, 0)
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Everything that has come so far, but for what it was filled with.
  public func read() throws -> String {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(reading, &bytes, bytes.count)
      guard count > 0 else { break }
      received += bytes[..<count]
    }
    return String(decoding: received.dropFirst(fillingByteCount), as: UTF8.self)
  }
}
