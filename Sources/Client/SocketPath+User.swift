import Glibc
import ShirabeModel

extension SocketPath {
  /// The socket at a path, or the user's own: `SHIRABE_SOCKET`, or the default place.
  init(chosen path: String?) throws(ClientError) {
    do throws(SocketPathError) {
      try self.init(
        flag: path, environment: { name in getenv(name).map { String(cString: $0) } }, userID: getuid())
    } catch {
      throw .unusablePath(error)
    }
  }
}
