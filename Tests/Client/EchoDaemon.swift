import Glibc
import ShirabeTestSupport

/// A daemon that gives every request the same result, as fast as it can: only the id is read.
final class EchoDaemon: Sendable {
  /// The socket.
  let path: String
  private let folder: TemporaryFolder
  private let listener: Int32

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("socket")
    listener = try FakeDaemon.listen(at: path)
    var thread = pthread_t()
    let me = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      {
        Unmanaged<EchoDaemon>.fromOpaque($0!).takeRetainedValue().serve()
        return nil
      }, me.toOpaque())
    guard code == 0 else { throw TestFailure(errno: code, "pthread_create") }
    pthread_detach(thread)
  }

  /// Answers one client to its end.
  private func serve() {
    let peer = accept(listener, nil, nil)
    close(listener)
    defer { close(peer) }
    var request = [UInt8](repeating: 0, count: 1 << 16)
    let tail = Array(
      #","result":{"hits":[{"id":"a","score":1}],"total":1,"matched":"all","tookMicroseconds":1,"generation":1}}"#.utf8)
    var id: [UInt8] = []
    var column = 0
    while true {
      let count = recv(peer, &request, request.count, 0)
      guard count > 0 else { return }
      var reply: [UInt8] = []
      for byte in request[..<count] {
        // The id stands from column 22 on to the comma.
        if column >= 22, (0x30...0x39).contains(byte), id.count == column - 22 { id.append(byte) }
        column += 1
        guard byte == 0x0A else { continue }
        reply += Array(#"{"jsonrpc":"2.0","id":"#.utf8) + id + tail + [0x0A]
        (id, column) = ([], 0)
      }
      var sent = 0
      while sent < reply.count {
        let more = reply.withUnsafeBytes { send(peer, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL)) }
        guard more > 0 else { return }
        sent += more
      }
    }
  }
}
