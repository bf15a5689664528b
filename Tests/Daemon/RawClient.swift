import Glibc
import ShirabeJSON
import ShirabeTestSupport

/// A blocking socket for raw bytes; it closes when the test lets go of it.
final class RawClient {
  private let descriptor: Int32
  private var received: [UInt8] = []

  init(_ path: String) throws {
    // Close-on-exec, or a program that another test starts would keep the connection open.
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw TestFailure(errno: errno, "socket") }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    // Everything is initialized here, so that the deinitializer closes the socket after an error too.
    guard result == 0 else { throw TestFailure(errno: errno, "connect \(path)") }
  }

  deinit { close(descriptor) }

  /// Writes all of the bytes, and waits where the socket is full.
  func send(_ bytes: [UInt8], deadline: Deadline = Deadline()) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        try wait(for: POLLOUT, deadline)
      } else {
        throw TestFailure(errno: errno, "send")
      }
    }
  }

  /// Sends a short line whole; false where the socket has taken nothing for a second.
  func sendIfThereIsRoom(_ line: [UInt8]) throws -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard Glibc.poll(&poll, 1, 1000) > 0 else { return false }
    try send(line)
    return true
  }

  func send(_ text: some StringProtocol) throws { try send(Array(text.utf8)) }

  /// Says that no more will be sent.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next line without its end; nil at the end of the stream.
  func line(deadline: Deadline = Deadline()) throws -> String? {
    while true {
      if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: received[..<end], as: UTF8.self)
        received.removeSubrange(...end)
        return line
      }
      guard try receive(deadline) else {
        guard received.isEmpty else { throw TestFailure("the stream ends in the middle of a line") }
        return nil
      }
    }
  }

  /// The next reply.
  func reply() throws -> JSON {
    guard let line = try line() else { throw TestFailure("the connection ended where a reply was due") }
    return try JSON(parsing: line)
  }

  /// All lines until the daemon closes the connection.
  func linesToEnd() throws -> [String] {
    var lines: [String] = []
    while let line = try line() { lines.append(line) }
    return lines
  }

  /// Sends a request and gives its reply.
  func reply(to method: String, _ params: JSON = [:], id: JSON = 1) throws -> JSON {
    try send(request(method, params, id: id))
    return try reply()
  }

  /// Sends a request and gives its result.
  func call(_ method: String, _ params: JSON = [:]) throws -> JSON {
    let reply = try reply(to: method, params)
    guard let result = reply["result"] else { throw TestFailure("\(method) \(params) -> \(reply)") }
    return result
  }

  private func receive(_ deadline: Deadline) throws -> Bool {
    try wait(for: POLLIN, deadline)
    let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    received += chunk
    return !chunk.isEmpty
  }

  private func wait(for events: Int32, _ deadline: Deadline) throws {
    var poll = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    guard Glibc.poll(&poll, 1, deadline.remainingMilliseconds) > 0 else {
      throw TestFailure("nothing happened at the socket until the deadline")
    }
  }
}

/// A request as a line.
func request(_ method: String, _ params: JSON = [:], id: JSON = 1) -> String {
  let request: JSON = ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": params]
  return "\(request)\n"
}
