import Glibc

/// A bound Unix socket that nobody but its owner could ever reach.
///
/// The socket is born, with mode 0600, in a new folder that only its owner may enter, and then renamed to its place: at no
/// moment is there a socket at the path that others might connect to, and a dead daemon's socket is replaced in one step.
struct ListeningSocket {
  /// The socket, bound but not yet listening.
  let descriptor: Int32
  private let path: String
  private let lock: SocketLock

  /// Takes the lock of the path and binds.
  ///
  /// - Parameters:
  ///   - path: Where the socket shall be, at most 107 bytes.
  ///   - folder: A folder to make for it, mode 0700, if it is not there; nil if the folder must be there.
  init(path: String, makingFolder folder: String?) throws(DaemonError) {
    if let folder { try ListeningSocket.makeFolder(folder) }
    lock = try SocketLock(socketPath: path)
    self.path = path
    try ListeningSocket.refuseOtherFile(at: path)
    descriptor = try ListeningSocket.bind(at: path)
  }

  /// Takes the socket away from its path.
  func remove() { unlink(path) }

  /// Whether clients are connected that have not been accepted.
  var hasWaitingConnections: Bool {
    var events = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&events, 1, 0) == 1 && events.revents & Int16(POLLIN) != 0
  }

  private static func makeFolder(_ folder: String) throws(DaemonError) {
    guard mkdir(folder, 0o700) != 0 else { return }
    guard errno == EEXIST else { throw failure(folder, "cannot make the folder of the socket") }
    var status = stat()
    guard lstat(folder, &status) == 0 else { throw failure(folder, "cannot look at the folder of the socket") }
    // The folder may lie where others can write, such as /tmp: whoever made it might not be this user.
    guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw DaemonError(
        path: folder, message: "must be a folder of your own that nobody else may enter (mode 0700); mend or remove it")
    }
  }

  private static func refuseOtherFile(at path: String) throws(DaemonError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw DaemonError(
        path: path, message: "is there and is no socket; remove it, or name another socket with --socket")
    }
  }

  private static func bind(at path: String) throws(DaemonError) -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw failure(path, "cannot make a socket") }
    do throws(DaemonError) {
      try bind(descriptor, to: path)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func bind(_ descriptor: Int32, to path: String) throws(DaemonError) {
    var template = Array("\(path).XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw failure(path, "cannot make a folder beside the socket") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { rmdir(folder) }
    let folderDescriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folderDescriptor >= 0 else { throw failure(folder, "cannot open the folder") }
    defer { close(folderDescriptor) }
    // By way of the descriptor the address stays short, however long the path is.
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let short = Array("/proc/self/fd/\(folderDescriptor)/s".utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: short) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    let born = folder + "/s"
    guard bound == 0, chmod(born, 0o600) == 0, rename(born, path) == 0 else {
      let error = failure(path, "cannot bind the socket")
      unlink(born)
      throw error
    }
  }

  private static func failure(_ path: String, _ what: String) -> DaemonError {
    DaemonError(path: path, message: "\(what): \(String(cString: strerror(errno)))")
  }
}
