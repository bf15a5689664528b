import Glibc

/// The bytes of an open file, which is closed when it is let go.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private(set) var fileByteCount = 0

  init(path: String) throws(ArticleError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(errno: errno) }
  }

  deinit { close(descriptor) }

  /// Goes to an offset from the start of the file; false where it has none, being a pipe.
  func seek(to offset: Int) -> Bool {
    guard lseek(descriptor, off_t(offset), SEEK_SET) == off_t(offset) else { return false }
    fileByteCount = offset
    return true
  }

  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        fileByteCount += count
        return count
      }
      guard errno == EINTR else { throw .unreadable(errno: errno) }
    }
  }
}
