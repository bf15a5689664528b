import Glibc

/// An open file, read in blocks from start to end and closed when it is let go.
final class InputStream {
  /// How much is asked of the system at once.
  static let blockByteCount = 256 << 10

  private let descriptor: Int32

  init(path: String) throws(ArticleError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(errno: errno) }
  }

  deinit { close(descriptor) }

  /// Reads some bytes; 0 at the end of the file.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(ArticleError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw .unreadable(errno: errno) }
    }
  }

  /// Reads the whole file, holding no more than the maximum and a block.
  func readAll(maximumByteCount: Int) throws(ArticleError) -> [UInt8] {
    var bytes: [UInt8] = []
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.blockByteCount)
    defer { block.deallocate() }
    while true {
      let count = try read(into: block)
      if count == 0 { return bytes }
      guard bytes.count + count <= maximumByteCount else { throw .tooLong(maximumByteCount: maximumByteCount) }
      bytes.append(contentsOf: block[..<count])
    }
  }
}
