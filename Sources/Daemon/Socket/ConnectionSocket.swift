import Glibc

/// A connected socket under a descriptor of its own, to receive and send from any thread.
///
/// The event loop closes its descriptor when it sees fit, and the number may at once stand for another file; this one
/// stays what it is until nobody holds it any more.
final class ConnectionSocket: Sendable {
  /// What came of receiving.
  enum Received: Equatable {
    /// So many bytes, at least one.
    case bytes(Int)
    /// Nothing is there now.
    case nothing
    /// Nothing will come any more: the client has ended its sending, or the connection has failed.
    case end
  }

  /// So many bytes are copied to be sent by one call.
  private static let togetherByteCount = 1 << 15

  /// Its number, as long as this is held.
  let descriptor: Int32

  /// Takes another descriptor for the socket; nil where the process may have no more (dup(2)).
  init?(duplicating descriptor: Int32) {
    self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard self.descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Sends what the socket takes of lines, in order, without waiting.
  ///
  /// - Returns: How many bytes it took: fewer than there are where it is full, none where it has failed.
  func send(_ lines: [ArraySlice<UInt8>]) -> Int {
    var sent = 0
    var start = 0
    while start < lines.count {
      // Each call wakes the client, so short lines go together.
      var byteCount = lines[start].count
      var end = start + 1
      while end < lines.count, byteCount + lines[end].count <= ConnectionSocket.togetherByteCount {
        byteCount += lines[end].count
        end += 1
      }
      let taken = end == start + 1 ? send(lines[start]) : send(Array(lines[start..<end].joined())[...])
      sent += taken
      guard taken == byteCount else { break }
      start = end
    }
    return sent
  }

  private func send(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBytes { bytes in
      max(0, Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL)))
    }
  }

  /// Receives what is there, without waiting, as far as the buffer holds it.
  func receive(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Received {
    let count = recv(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
    guard count <= 0 else { return .bytes(count) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .end
  }
}
