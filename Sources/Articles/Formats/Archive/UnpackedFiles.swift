import Glibc

/// The files of an archive one behind the other, in a temporary file that has no name: a large book would fill the memory.
final class UnpackedFiles {
  private let descriptor: Int32
  /// How many bytes there are so far.
  private(set) var byteCount = 0

  init() throws(ArticleError) {
    let (descriptor, path) = try TemporaryFile.make()
    self.descriptor = descriptor
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Appends bytes to the last file.
  func append(_ bytes: UnsafeRawBufferPointer) throws(ArticleError) {
    try TemporaryFile.write(bytes, to: descriptor)
    byteCount += bytes.count
  }

  /// The bytes of a file.
  func bytes(in place: Range<Int>) throws(ArticleError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: place.count)
    var filled = 0
    while filled < place.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, place.count - filled, off_t(place.lowerBound + filled))
      }
      if count > 0 {
        filled += count
      } else if count == 0 || errno != EINTR {
        throw .unreadable(errno: count == 0 ? EIO : errno)
      }
    }
    return bytes
  }
}
