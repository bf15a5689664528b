import Glibc
import ShirabeModel

/// Where a daemon that was started writes: `$XDG_STATE_HOME/shirabe/shirabed.log`, or `~/.local/state`; a file without a
/// name where there is no home, or where something else has that name.
final class DaemonLog {
  /// A log that is longer is begun anew.
  private static let maximumBytes = 1 << 20

  /// The file, to be the daemon's standard error.
  let descriptor: Int32
  /// Where this daemon's words begin.
  private let start: off_t

  init(for socket: SocketPath) throws(ClientError) {
    descriptor = Self.named() ?? Self.nameless()
    guard descriptor >= 0 else {
      throw .system(operation: "making a log for the daemon", path: socket.path, code: errno)
    }
    if lseek(descriptor, 0, SEEK_END) > Self.maximumBytes { ftruncate(descriptor, 0) }
    start = lseek(descriptor, 0, SEEK_END)
  }

  deinit { close(descriptor) }

  /// What was written since, without the last line end.
  func words(maximumBytes: Int) -> String {
    var bytes = [UInt8](unsafeUninitializedCapacity: maximumBytes) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, start))
    }
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The log of the user's own; nil where it cannot be opened, or is not a file of this user that has no other name: a pipe
  /// would stop the daemon when it is full, and a link would have it write into what is no log.
  private static func named() -> Int32? {
    guard let folder else { return nil }
    // Without waiting for whoever is to read a pipe.
    let flags = O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    let descriptor = open(folder + "/shirabed.log", flags, 0o600)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_nlink == 1, fcntl(descriptor, F_SETFL, O_APPEND) == 0
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// The folder of the log, made where it is missing (XDG Base Directory Specification); nil where there is no home.
  private static var folder: String? {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let state = variable("XDG_STATE_HOME") ?? variable("HOME").map({ $0 + "/.local/state" }) else { return nil }
    let folder = state + "/shirabe"
    for (index, byte) in folder.utf8.enumerated().dropFirst() where byte == UInt8(ascii: "/") {
      mkdir(String(decoding: folder.utf8.prefix(index), as: UTF8.self), 0o700)
    }
    mkdir(folder, 0o700)
    return folder
  }

  /// A file that is gone when nobody has it open any more.
  private static func nameless() -> Int32 {
    var template = Array("/tmp/shirabed-log.XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return descriptor }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, O_APPEND)
    return descriptor
  }
}
