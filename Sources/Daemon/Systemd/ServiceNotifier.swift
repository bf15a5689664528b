import Dispatch
import Glibc
import Synchronization

/// Tells the service manager how the daemon is, by datagrams to `$NOTIFY_SOCKET` (sd_notify(3)); where there is no manager,
/// nothing is told.
///
/// Nobody waits for a manager that does not read: what it does not take at once waits on a thread of its own, in its order.
final class ServiceNotifier: Sendable {
  /// More does not wait: what comes next, such as the next sign of life, says the same.
  private static let maximumWaitingCount = 8
  /// For how long a message waits.
  private static let waitSeconds = 60

  private let address: [UInt8]?
  private let queue = DispatchQueue(label: "service manager")
  private let waitingCount = Mutex(0)

  /// Takes the variable's value: a path, or a name after `@`.
  init(socket: String?) {
    guard let socket, let first = socket.utf8.first, socket.utf8.count < 108 else {
      address = nil
      return
    }
    switch first {
    case UInt8(ascii: "/"): address = Array(socket.utf8)
    // Linux's names that are no files begin with a NUL.
    case UInt8(ascii: "@"): address = [0] + socket.utf8.dropFirst()
    default: address = nil
    }
  }

  /// The daemon answers searches.
  func ready() { send("READY=1\nSTATUS=serving") }

  /// The daemon is there, and answers no search before the index is upgraded.
  func waiting() { send("READY=1\nSTATUS=waiting for shirabe-index upgrade; see shirabe status") }

  /// The daemon reads its configuration anew; ``ready()`` must follow.
  func reloading() {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    send("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)\nSTATUS=reading the configuration")
  }

  /// The daemon answers what is under way and ends.
  func stopping() { send("STOPPING=1\nSTATUS=answering what is under way") }

  /// The daemon is alive.
  func alive() { send("WATCHDOG=1") }

  /// Says in words what the daemon is about.
  func status(_ text: String) { send("STATUS=" + text) }

  private func send(_ message: String) {
    guard let address else { return }
    let isDone = waitingCount.withLock { count in
      if count == 0, ServiceNotifier.send(message, to: address, waits: false) { return true }
      guard count < ServiceNotifier.maximumWaitingCount else { return true }
      count += 1
      return false
    }
    if isDone { return }
    queue.async { [self] in
      // A manager that does not listen is its own concern.
      _ = ServiceNotifier.send(message, to: address, waits: true)
      waitingCount.withLock { $0 -= 1 }
    }
  }

  /// Sends a datagram; false where the manager has no room for it.
  private static func send(_ message: String, to address: [UInt8], waits: Bool) -> Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    var time = timeval(tv_sec: waitSeconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    var destination = sockaddr_un()
    destination.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &destination.sun_path) { $0.copyBytes(from: address) }
    // The length counts: to a name that is no file, the NULs behind it would belong.
    let size = socklen_t(MemoryLayout<sa_family_t>.size + address.count + (address[0] == 0 ? 0 : 1))
    let bytes = Array(message.utf8)
    let sent = withUnsafePointer(to: &destination) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, bytes, bytes.count, Int32(waits ? MSG_NOSIGNAL : MSG_NOSIGNAL | MSG_DONTWAIT), $0, size)
      }
    }
    return sent >= 0 || errno != EAGAIN
  }
}
