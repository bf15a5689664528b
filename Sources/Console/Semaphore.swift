import Glibc

/// A counting semaphore of the C library (sem_overview(7)), so that the client is linked without Dispatch.
final class Semaphore: @unchecked Sendable {  // The place never changes; posting and waiting are for any thread.
  private let place = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  /// Begins with nothing to wait for.
  init() { sem_init(place, 0, 0) }

  deinit {
    sem_destroy(place)
    place.deallocate()
  }

  /// Lets one thread go on that waits, or the next that would.
  func signal() { sem_post(place) }

  /// Waits for a signal that no other thread has taken.
  func wait() { while sem_wait(place) != 0, errno == EINTR {} }
}
