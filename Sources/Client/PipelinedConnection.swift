public import Glibc
public import ShirabeModel

/// A connection on which requests go out while replies come in, for a caller that waits for other things too.
///
/// Nothing here waits: what the socket does not take is kept, and the caller asks ``wait(forInput:milliseconds:)`` when
/// to go on. So neither side can wait for the other for ever, however much either sends.
public struct PipelinedConnection: ~Copyable {
  /// What to go on with after a wait.
  public struct Readiness: Equatable, Sendable {
    /// Bytes have arrived, or the daemon has closed.
    public let hasReplies: Bool
    /// The other descriptor can be read.
    public let hasInput: Bool
  }

  private let descriptor: Int32
  private let path: String
  private var outgoing: [UInt8] = []
  private var sent = 0
  // Room for what one call reads; it is not zeroed, and only what is used of it takes memory.
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  private var partial: [UInt8] = []

  /// Connects to the daemon's socket.
  ///
  /// - Parameter waits: Whether to wait while more programs connect than the daemon has taken; else that is an error,
  ///   `system` with EAGAIN.
  public init(to socket: SocketPath, waits: Bool = true) throws(ClientError) {
    try socket.checkFolder()
    self.init(descriptor: try connectedSocket(path: socket.path, waits: waits), path: socket.path)
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    _ = Glibc.close(descriptor)
    room.deallocate()
  }

  /// Takes a request line, LF included, to be sent.
  public mutating func queue(_ line: [UInt8]) { outgoing.append(contentsOf: line) }

  /// Sends what the socket takes now.
  public mutating func sendQueued() throws(ClientError) {
    while sent < outgoing.count {
      let count = outgoing.withUnsafeBytes {
        Glibc.send(
          descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN {
        return
      } else if errno == EPIPE || errno == ECONNRESET {
        // The daemon may have said why before it closed; the end is found when that has been read.
        break
      } else if errno != EINTR {
        throw .system(operation: "sending", path: path, code: errno)
      }
    }
    outgoing.removeAll(keepingCapacity: true)
    sent = 0
  }

  /// What poll(2) shall look for, for a caller that waits for more than one descriptor besides.
  public var interest: pollfd {
    pollfd(fd: descriptor, events: Int16(POLLIN) | (sent < outgoing.count ? Int16(POLLOUT) : 0), revents: 0)
  }

  /// Waits until replies arrive, queued requests can be sent, another descriptor can be read (where it is not nil), or
  /// the time is over; -1 is no time.
  public func wait(forInput input: Int32?, milliseconds: Int32) throws(ClientError) -> Readiness {
    // A negative descriptor is passed over by poll(2).
    var polls = (interest, pollfd(fd: input ?? -1, events: Int16(POLLIN), revents: 0))
    let count = withUnsafeMutableBytes(of: &polls) {
      Glibc.poll($0.assumingMemoryBound(to: pollfd.self).baseAddress, 2, milliseconds)
    }
    guard count >= 0 || errno == EINTR else { throw .system(operation: "waiting", path: path, code: errno) }
    if count <= 0 { return Readiness(hasReplies: false, hasInput: false) }
    return Readiness(hasReplies: polls.0.revents & ~Int16(POLLOUT) != 0, hasInput: polls.1.revents != 0)
  }

  /// Reads what has arrived and hands over each reply line that is complete, without its end. The bytes are there only
  /// during the call.
  ///
  /// - Complexity: O(bytes).
  public mutating func receive(
    _ body: (UnsafeRawBufferPointer) throws(ClientError) -> Void
  ) throws(ClientError) {
    let count = recv(descriptor, room.baseAddress, room.count, Int32(MSG_DONTWAIT))
    guard count > 0 else {
      switch count == 0 ? ECONNRESET : errno {
      case EAGAIN, EINTR: return
      case ECONNRESET: throw .connectionLost(path: path)
      case let code: throw .system(operation: "receiving", path: path, code: code)
      }
    }
    var rest = UnsafeRawBufferPointer(rebasing: room[..<count])
    while let start = rest.baseAddress, let end = memchr(start, 0x0A, rest.count) {
      let length = UnsafeRawPointer(end) - start
      try complete(UnsafeRawBufferPointer(start: start, count: length), body)
      rest = UnsafeRawBufferPointer(rebasing: rest[(length + 1)...])
    }
    partial.append(contentsOf: rest)
  }

  /// Hands over a line, together with what of it came before.
  private mutating func complete(
    _ line: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(ClientError) -> Void
  ) throws(ClientError) {
    guard !partial.isEmpty else { return try body(line) }
    partial.append(contentsOf: line)
    try partial.withUnsafeBufferPointer { bytes throws(ClientError) in try body(UnsafeRawBufferPointer(bytes)) }
    // The room that one long reply took is not kept.
    if partial.capacity > 1 << 20 { partial = [] } else { partial.removeAll(keepingCapacity: true) }
  }
}
