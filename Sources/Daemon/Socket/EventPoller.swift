import CEpoll
import Glibc

/// What threads without work wait for together: bytes at sockets, or a wakeup. Each event wakes one of them, the one that
/// worked last, as it finds its memory warm.
///
/// This is an epoll(7) with an eventfd(2), the wakeup edge-triggered and each socket armed for one event: what wakes one thread
/// does not wake the others, and a socket belongs to the thread that was woken for it until it is armed again. Events that
/// nobody waits for are kept in their order.
final class EventPoller: Sendable {
  /// What a thread is woken for.
  enum Event: Equatable {
    /// Somebody called ``EventPoller/wakeUp()``, once or many times.
    case wakeup
    /// Bytes or the end have come to the socket that was added under this number.
    case socket(UInt64)
  }

  private let epoll: Int32
  private let wakeup: Int32
  /// The wakeup's number; sockets have others.
  private static let wakeupNumber: UInt64 = 0

  init() throws(DaemonError) {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    wakeup = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard epoll >= 0, wakeup >= 0, control(EPOLL_CTL_ADD, wakeup, EventPoller.wakeupNumber, EPOLLET.rawValue) else {
      throw DaemonError(
        path: "epoll", message: "cannot be made (\(String(cString: strerror(errno)))); raise the limit of open files")
    }
  }

  deinit {
    close(wakeup)
    close(epoll)
  }

  /// Wakes a thread, or the next that would wait.
  func wakeUp() {
    // The counter could be full after 2^64 rings only, and nobody reads it: the edge is what wakes.
    eventfd_write(wakeup, 1)
  }

  /// Has a thread woken, once, when something comes to a socket, and at once if it is there already; false where that fails.
  ///
  /// - Parameter number: What the event is to carry, not 0.
  func add(_ descriptor: Int32, number: UInt64) -> Bool {
    control(EPOLL_CTL_ADD, descriptor, number, EPOLLRDHUP.rawValue | EPOLLONESHOT.rawValue)
  }

  /// Has a thread woken once more for a socket that was added.
  func arm(_ descriptor: Int32, number: UInt64) {
    _ = control(EPOLL_CTL_MOD, descriptor, number, EPOLLRDHUP.rawValue | EPOLLONESHOT.rawValue)
  }

  private func control(_ operation: Int32, _ descriptor: Int32, _ number: UInt64, _ mode: UInt32) -> Bool {
    var event = epoll_event()
    event.events = EPOLLIN.rawValue | mode
    event.data.u64 = number
    return epoll_ctl(epoll, operation, descriptor, &event) == 0
  }

  /// Has nobody woken for a file any more; who was woken before may still be on the way.
  func remove(_ descriptor: Int32) {
    epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, nil)
  }

  /// Waits for an event.
  func next() -> Event {
    while true {
      if let event = wait(milliseconds: -1) { return event }
    }
  }

  /// An event that is there already.
  func poll() -> Event? { wait(milliseconds: 0) }

  private func wait(milliseconds: Int32) -> Event? {
    var event = epoll_event()
    guard epoll_wait(epoll, &event, 1, milliseconds) == 1 else { return nil }
    return event.data.u64 == EventPoller.wakeupNumber ? .wakeup : .socket(event.data.u64)
  }
}
