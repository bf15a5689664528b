import Glibc

/// A connected socket under a descriptor of its own, to send from any thread.
///
/// The event loop closes its descriptor when it sees fit, and the number may at once stand for another file; this one
/// stays what it is until it is let go of.
struct SendingSocket: ~Copyable {
  private let descriptor: Int32

  /// Takes another descriptor for the socket; nil where the process may have no more (dup(2)).
  init?(duplicating descriptor: Int32) {
    self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard self.descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Sends what the socket takes without waiting.
  ///
  /// - Returns: How many bytes it took: fewer than there are where it is full, none where it has failed.
  borrowing func send(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { bytes in
      max(0, Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL)))
    }
  }
}
