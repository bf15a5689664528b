import Glibc

/// The bytes of an open file, which is closed when it is let go.
///
/// It is opened without waiting, and only then looked at: what stands at a path may have changed since a walk saw it. A pipe
/// or a device is waited for where the rule allows one, in steps between which is asked whether to go on.
final class FileSource: ByteSource {
  /// How long is waited at a time.
  private static let waitMilliseconds: Int32 = 200

  /// The open file.
  let descriptor: Int32
  /// Whether it is a regular file, which has all its bytes and can be read at any place.
  let isRegular: Bool
  private let isInterrupted: @Sendable () -> Bool
  private(set) var fileByteCount = 0

  /// Opens what stands at the path, if the rule allows it.
  ///
  /// - Parameter isInterrupted: Asked while another process is waited for.
  init(
    path: String, rule: OpeningRule = .anything, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) throws(ArticleError) {
    (descriptor, isRegular) = try FileSource.open(path, rule)
    self.isInterrupted = isInterrupted
  }

  deinit { close(descriptor) }

  private static func open(
    _ path: String, _ rule: OpeningRule
  ) throws(ArticleError) -> (descriptor: Int32, isRegular: Bool) {
    let linkFlag = rule == .file(followsLink: false) ? O_NOFOLLOW : 0
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | linkFlag)
    guard descriptor >= 0 else { throw error(errno, rule) }
    do throws(ArticleError) {
      let isRegular = try FileStatus(descriptor: descriptor).kind == .file
      guard isRegular || rule == .anything else { throw .replaced }
      if isRegular { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) }
      return (descriptor, isRegular)
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func error(_ code: Int32, _ rule: OpeningRule) -> ArticleError {
    switch (code, rule) {
    // A socket, or a device that nothing drives; and a link where there was none.
    case (ENXIO, .file), (ELOOP, .file(followsLink: false)): .replaced
    default: .unreadable(errno: code)
    }
  }

  /// Goes to an offset from the start of the file; false where it has none, being a pipe.
  func seek(to offset: Int) -> Bool {
    guard lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else { return false }
    fileByteCount = offset
    return true
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int {
    while true {
      if !isRegular { try wait() }
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        fileByteCount += count
        return count
      }
      guard errno == EINTR || errno == EAGAIN else { throw .unreadable(errno: errno) }
    }
  }

  /// Waits until there is something to read, or nobody who will write.
  ///
  /// A pipe that nobody has written to yet is no pipe that all have left: poll(2) tells the two apart, and read(2) does not.
  private func wait() throws(ArticleError) {
    while true {
      if isInterrupted() { throw .interrupted }
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let count = poll(&entry, 1, FileSource.waitMilliseconds)
      if count > 0 { return }
      if count < 0, errno != EINTR { throw .unreadable(errno: errno) }
    }
  }
}
