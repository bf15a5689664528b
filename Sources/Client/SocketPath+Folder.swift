import Glibc
import ShirabeModel

extension SocketPath {
  /// Sees that the folder of the default place is the user's own and that nobody else could rename it or a folder above, or
  /// somebody could have put a socket of theirs there.
  func checkFolder() throws(ClientError) {
    guard let folder = defaultFolder else { return }
    if let breach = FolderBreach.find(onWayTo: folder, user: geteuid()) { throw .notAllowed(path: breach.path) }
    var status = stat()
    if lstat(folder, &status) == 0, status.st_uid != geteuid() || status.st_mode & 0o022 != 0 {
      throw .notAllowed(path: folder)
    }
  }
}
