import Glibc
import ShirabeTestSupport

/// A socket that stands for the service manager's, and keeps what it is told.
final class DatagramReceiver {
  private let path: String
  private let descriptor: Int32
  private var received: [String] = []

  init(_ path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw TestFailure(errno: errno, "socket") }
    let result = DatagramReceiver.withAddress(path) { bind(descriptor, $0, $1) }
    guard result == 0 else { throw TestFailure(errno: errno, "bind \(path)") }
  }

  deinit { close(descriptor) }

  /// Sends itself datagrams until it has no room for more, and says how many it took.
  func fill() throws -> Int {
    let sender = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard sender >= 0 else { throw TestFailure(errno: errno, "socket") }
    defer { close(sender) }
    var count = 0
    while DatagramReceiver.withAddress(path, { sendto(sender, "FILLING", 7, Int32(MSG_DONTWAIT), $0, $1) }) == 7 {
      count += 1
    }
    guard errno == EAGAIN else { throw TestFailure(errno: errno, "sendto") }
    return count
  }

  private static func withAddress<Result>(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  /// All that has been told so far.
  func messages() -> [String] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
      guard count > 0 else { return received }
      received.append(String(decoding: bytes.prefix(count), as: UTF8.self))
    }
  }

  /// Waits until so many messages have this in them.
  func wait(for text: String, count: Int = 1) throws {
    try Deadline().wait(for: "\(text) to be told") { messages().filter { $0.contains(text) }.count >= count }
  }
}
