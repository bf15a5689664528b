import Glibc

/// A bound Unix socket that nobody but those who may ask could ever reach.
///
/// The socket is born in a new folder that only its owner may enter, gets its mode there, and is then renamed to its place:
/// at no moment is there a socket at the path that others might connect to, and a dead daemon's socket is replaced in one
/// step.
struct ListeningSocket {
  /// The socket, bound but not yet listening, or listening already where it was inherited.
  let descriptor: Int32
  /// Nil where another made the socket: place, mode and end are its concern.
  private let place: (folder: SocketFolder, path: String, lock: SocketLock)?

  /// Takes the lock of the path and binds.
  ///
  /// - Parameters:
  ///   - path: Where the socket shall be, at most 107 bytes.
  ///   - isDefault: Whether the folder is the daemon's own, to be made if it is not there.
  ///   - sharing: Who may connect.
  init(path: String, isDefault: Bool, sharing: AccessRule.Sharing) throws(DaemonError) {
    guard path.utf8.first != UInt8(ascii: "@"), !path.utf8.contains(0) else {
      throw DaemonError(
        path: path,
        message: "an abstract socket would be open to everybody; name a path, such as /run/shirabe/shirabe.sock")
    }
    let folder = try SocketFolder(of: path, isDefault: isDefault, sharing: sharing)
    let lock = try SocketLock(socketPath: path)
    try ListeningSocket.refuseOtherFile(at: path)
    descriptor = try ListeningSocket.bind(at: path, sharing)
    place = (folder, path, lock)
    try folder.open(for: sharing, socketPath: path)
  }

  /// Takes a socket that another made.
  init(_ inherited: InheritedSocket) {
    descriptor = inherited.descriptor
    place = nil
  }

  /// Takes the socket away from its path, if the daemon made it.
  func remove() {
    if let place { unlink(place.path) }
  }

  /// Takes the socket away as ``remove()`` does, unless a client is connected that has not been accepted; false then.
  ///
  /// The socket is moved aside for the look, so that nobody comes after it; the lock keeps others from the path. One that
  /// was inherited stays: whoever connects to it waits for the next daemon.
  func removeUnlessWanted() -> Bool {
    guard let place else { return !hasWaitingConnections }
    let aside = place.path + ".idle"
    guard rename(place.path, aside) == 0 else { return !hasWaitingConnections }
    if hasWaitingConnections, rename(aside, place.path) == 0 { return false }
    unlink(aside)
    return true
  }

  /// Opens the socket and its folder for others, or closes them.
  func share(_ sharing: AccessRule.Sharing) throws(DaemonError) {
    guard let place else { return }
    try SocketMode.set(place.path, sharing, isFolder: false)
    try place.folder.open(for: sharing, socketPath: place.path)
  }

  /// Whether clients are connected that have not been accepted.
  var hasWaitingConnections: Bool {
    var events = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&events, 1, 0) == 1 && events.revents & Int16(POLLIN) != 0
  }

  private static func refuseOtherFile(at path: String) throws(DaemonError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw DaemonError(
        path: path, message: "is there and is no socket; remove it, or name another socket with --socket")
    }
  }

  private static func bind(at path: String, _ sharing: AccessRule.Sharing) throws(DaemonError) -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw failure(path, "cannot make a socket") }
    do throws(DaemonError) {
      try bind(descriptor, to: path, sharing)
      return descriptor
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func bind(
    _ descriptor: Int32, to path: String, _ sharing: AccessRule.Sharing
  ) throws(DaemonError) {
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
    guard bound == 0 else { throw failure(path, "cannot bind the socket") }
    do throws(DaemonError) {
      try SocketMode.set(born, sharing, isFolder: false)
      guard rename(born, path) == 0 else { throw failure(path, "cannot put the socket there") }
    } catch {
      unlink(born)
      throw error
    }
  }

  private static func failure(_ path: String, _ what: String) -> DaemonError {
    DaemonError(
      path: path,
      message: "\(what): \(String(cString: strerror(errno))); name a socket in a folder of your own with --socket PATH")
  }
}
