import Glibc
import ShirabeModel

/// Opens a stream socket and connects it (unix(7)).
///
/// - Parameter waits: Whether to wait while the daemon has more newcomers than it can take, or to say EAGAIN then.
func connectedSocket(path: String, waits: Bool = true) throws(ClientError) -> Int32 {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let bytes = Array(path.utf8)
  guard bytes.count <= SocketPath.maximumBytes, !bytes.contains(0) else {
    throw .system(operation: "connecting", path: path, code: ENAMETOOLONG)
  }
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }

  let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | (waits ? 0 : SOCK_NONBLOCK.rawValue)
  let descriptor = socket(AF_UNIX, Int32(kind), 0)
  guard descriptor >= 0 else { throw .system(operation: "opening a socket", path: path, code: errno) }
  var code: Int32 = 0
  repeat {
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    code = result == 0 ? 0 : errno
  } while code == EINTR
  if code == 0 { return descriptor }
  _ = close(descriptor)
  switch code {
  case ENOENT, ECONNREFUSED, ENOTDIR, EPROTOTYPE: throw .noDaemon(path: path)
  case EACCES, EPERM: throw .notAllowed(path: path)
  default: throw .system(operation: "connecting", path: path, code: code)
  }
}
