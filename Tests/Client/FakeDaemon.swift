import Glibc
import ShirabeJSON
import ShirabeModel
import Synchronization

/// A daemon that answers over a real socket with what a test tells it, in a folder of its own.
final class FakeDaemon: Sendable {
  typealias Answer = @Sendable (Request) -> Result<JSON, ReplyError>

  /// The socket.
  let path: String
  /// The folder of the socket.
  let folder: String
  private let listener: Int32
  private let answer: Answer
  private let log = Mutex<[Request]>([])

  /// The requests received so far.
  var requests: [Request] { log.withLock(\.self) }

  init(_ answer: @escaping Answer) throws {
    var template = Array("/tmp/shirabe-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(step: "mkdtemp", code: errno) }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    path = folder + "/d.sock"
    listener = try Self.listen(at: path)
    self.answer = answer
    // A thread, since accept blocks; it ends when the listener is shut down.
    var thread = pthread_t()
    let me = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      {
        Unmanaged<FakeDaemon>.fromOpaque($0!).takeRetainedValue().serve(); return nil
      }, me.toOpaque())
    guard code == 0 else { throw Failure(step: "pthread_create", code: code) }
    pthread_detach(thread)
  }

  /// Stops listening and removes the folder.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    unlink(path)
    rmdir(folder)
  }

  private func serve() {
    while true {
      let peer = accept(listener, nil, nil)
      if peer < 0 { break }
      converse(peer)
      close(peer)
    }
    close(listener)
  }

  private func converse(_ peer: Int32) {
    var framer = LineFramer()
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(peer, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      for case .line(let line) in framer.append(Array(buffer[..<count])) {
        let request = RequestLine(parsing: line)
        guard let reply = request.replyLine(request.items.compactMap(reply)) else { continue }
        _ = send(peer, reply, reply.count, Int32(MSG_NOSIGNAL))
      }
    }
  }

  private func reply(to item: RequestLine.Item) -> Reply? {
    guard case .request(let request) = item, let id = request.id else { return nil }
    log.withLock { $0.append(request) }
    switch answer(request) {
    case .success(let result): return Reply(id: id, result: result)
    case .failure(let error): return Reply(id: id, error: error)
    }
  }

  static func listen(at path: String) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0, Glibc.listen(descriptor, 16) == 0 else { throw Failure(step: "bind", code: errno) }
    return descriptor
  }

  struct Failure: Error {
    let step: String
    let code: Int32
  }
}
