import Glibc

/// Wakes a thread that waits in poll(2).
final class WakeUp: Sendable {
  /// Can be read when it has rung.
  let descriptor: Int32
  private let bell: Int32

  init(path: String) throws(ClientError) {
    var ends: [Int32] = [-1, -1]
    let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    guard socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else {
      throw .system(operation: "opening a socket", path: path, code: errno)
    }
    (descriptor, bell) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(bell)
  }

  /// Wakes it; where it is full it has rung long ago.
  func ring() {
    var byte: UInt8 = 0
    _ = send(bell, &byte, 1, Int32(MSG_NOSIGNAL))
  }

  /// Makes it ready to ring again.
  func quieten() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while recv(descriptor, &bytes, bytes.count, 0) == bytes.count {}
  }
}
