import Glibc

/// An open file for what reads at any place in it: where the input is compressed, or a pipe, a copy of what it holds, which is
/// gone when it is let go.
///
/// It is handed on by its descriptor: at its path another file may stand by now.
final class SpooledFile {
  /// The most bytes that are copied.
  static let maximumByteCount = 256 << 20

  /// The file, which stands at its beginning.
  let descriptor: Int32
  /// How many bytes it has.
  let byteCount: Int
  /// How many bytes of the input it stands for.
  let inputByteCount: Int
  /// The input, which is open as long as this is; nil where this is a copy.
  private let stream: InputStream?

  /// Opens the input, or takes it as it was opened, and copies it where that is needed.
  init(path: String, opened: inout InputStream?) throws(ArticleError) {
    let stream = try InputStream.taking(&opened, path: path)
    if stream.isPlain, stream.plainFile.isRegular, stream.plainFile.seek(to: 0) {
      descriptor = stream.plainFile.descriptor
      byteCount = try FileStatus(descriptor: descriptor).byteCount
      inputByteCount = byteCount
      self.stream = stream
      return
    }
    let (copy, copyPath) = try TemporaryFile.make()
    unlink(copyPath)
    do throws(ArticleError) {
      byteCount = try SpooledFile.copy(stream, to: copy)
    } catch {
      close(copy)
      throw error
    }
    descriptor = copy
    inputByteCount = stream.fileByteCount
    self.stream = nil
    lseek(copy, 0, SEEK_SET)
  }

  deinit { if stream == nil { close(descriptor) } }

  private static func copy(_ stream: InputStream, to descriptor: Int32) throws(ArticleError) -> Int {
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.blockByteCount)
    defer { block.deallocate() }
    var byteCount = 0
    while true {
      let count = try stream.read(into: block)
      if count == 0 { return byteCount }
      try ProcessorTimeLimit.check()
      byteCount += count
      guard byteCount <= maximumByteCount else {
        throw .damaged(reason: "it decompresses to more than \(maximumByteCount) bytes")
      }
      try TemporaryFile.write(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<count]), to: descriptor)
    }
  }
}
