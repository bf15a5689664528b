import Glibc
import ShirabeWire

extension SocketPath {
  /// Sees that the folder of the default place is the user's own, or somebody else could have put a socket there first.
  func checkFolder() throws(ClientError) {
    guard let folder = defaultFolder else { return }
    var status = stat()
    if lstat(folder, &status) == 0, status.st_uid != geteuid() || status.st_mode & 0o022 != 0 {
      throw .notAllowed(path: folder)
    }
  }
}
