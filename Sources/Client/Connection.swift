import Glibc
public import ShirabeJSON
public import ShirabeModel

/// A blocking connection to the daemon; it closes when the value goes out of scope.
public struct Connection: ~Copyable {
  private let descriptor: Int32
  private let path: String
  // A reply of a thousand hits, or a long article, may be many times longer than any request.
  private var framer = LineFramer(maximumLineBytes: 1 << 30)
  private var received: [LineFramer.Event] = []
  private var nextID = 1

  /// Connects to the user's own daemon: at `SHIRABE_SOCKET`, or at the default place.
  ///
  /// - Parameter launch: How a daemon is started if none answers; nil for not at all. That waits until it is ready.
  public init(starting launch: DaemonLaunch? = nil) throws(ClientError) {
    let socket = try SocketPath(chosen: nil)
    try launch?.ensureDaemon(at: socket)
    try self.init(to: socket)
  }

  /// Connects to the daemon's socket, whose folder at the default place must be the user's own.
  public init(to socket: SocketPath) throws(ClientError) {
    try socket.checkFolder()
    try self.init(path: socket.path)
  }

  /// Connects to the socket at this path.
  public init(path: String) throws(ClientError) {
    self.path = path
    descriptor = try connectedSocket(path: path)
  }

  deinit { _ = Glibc.close(descriptor) }

  /// Sends a request and waits for its reply; an error reply is thrown as `refused`.
  ///
  /// No other reply may be outstanding.
  public mutating func call(_ method: String, _ params: some WireEncodable) throws(ClientError) -> JSON {
    let id = nextID
    nextID += 1
    try send(Request.line(id: id, method: method, params: params))
    let reply = try receive()
    switch reply.result {
    case .failure(let error): throw .refused(error)
    case .success(let result):
      guard reply.id == JSON(id) else {
        throw .malformedReply(MalformedReply(reason: "its id is \(reply.id) instead of \(id)"))
      }
      return result
    }
  }

  /// Sends a request without waiting for its reply.
  public mutating func send(_ request: Request) throws(ClientError) { try send(request.line) }

  /// Sends lines as they are. Replies that arrive meanwhile are kept, so that neither side waits for the other.
  public mutating func send(_ lines: [UInt8]) throws(ClientError) {
    var sent = 0
    while sent < lines.count {
      let count = lines.withUnsafeBytes { bytes in
        Glibc.send(
          descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent,
          Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN {
        try waitForRoom()
      } else if errno == EPIPE || errno == ECONNRESET {
        // The daemon may have said why before it closed: an overlong line gets an error and then the end.
        return
      } else if errno != EINTR {
        throw .system(operation: "sending", path: path, code: errno)
      }
    }
  }

  /// Waits for the next reply.
  public mutating func receive() throws(ClientError) -> ReceivedReply {
    let line = try receiveLine()
    do throws(MalformedReply) {
      return try ReceivedReply(parsing: line)
    } catch {
      throw .malformedReply(error)
    }
  }

  /// Waits for the next reply line, which may be that of a batch.
  public mutating func receiveLine() throws(ClientError) -> [UInt8] {
    while received.isEmpty {
      guard try read() else { throw .connectionLost(path: path) }
    }
    switch received.removeFirst() {
    case .line(let line): return line
    case .overflow: throw .malformedReply(MalformedReply(reason: "it is longer than \(framer.maximumLineBytes) bytes"))
    }
  }

  /// Says that no more requests will come; replies can still be received.
  public func finishSending() { _ = shutdown(descriptor, Int32(SHUT_WR)) }

  /// Waits until the socket takes more, reading what arrives meanwhile.
  private mutating func waitForRoom() throws(ClientError) {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN | POLLOUT), revents: 0)
    guard Glibc.poll(&poll, 1, -1) >= 0 || errno == EINTR else {
      throw .system(operation: "waiting", path: path, code: errno)
    }
    if poll.revents & Int16(POLLIN) != 0 { _ = try read() }
  }

  /// Reads what has arrived, waiting if nothing has; false at the end of the stream.
  private mutating func read() throws(ClientError) -> Bool {
    while true {
      var code: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        let result = recv(descriptor, buffer.baseAddress, buffer.count, 0)
        if result < 0 { code = errno }
        count = max(0, result)
      }
      if !chunk.isEmpty {
        received += framer.append(chunk)
        return true
      }
      switch code {
      case 0, ECONNRESET:
        guard let last = framer.finish() else { return false }
        received.append(last)
        return true
      case EINTR: continue
      default: throw .system(operation: "receiving", path: path, code: code)
      }
    }
  }
}
