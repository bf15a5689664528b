import Glibc

/// A file for what reads files by their paths, at any place in them: where the input is compressed, or a pipe, a copy of what
/// it holds, which is deleted when it is let go.
final class SpooledFile {
  /// The most bytes that are copied.
  static let maximumByteCount = 256 << 20

  /// Where the file is.
  let path: String
  /// How many bytes of the input it stands for.
  let inputByteCount: Int
  private let isCopy: Bool

  /// Opens the input, or takes it as it was opened, and copies it where that is needed.
  init(path: String, opened: inout InputStream?) throws(ArticleError) {
    let stream = try InputStream.taking(&opened, path: path)
    let status = try FileStatus(path: path, followsLink: true)
    if stream.isPlain, status.kind == .file {
      self.path = path
      inputByteCount = status.byteCount
      isCopy = false
      return
    }
    let (descriptor, copy) = try TemporaryFile.make()
    defer { close(descriptor) }
    self.path = copy
    isCopy = true
    do throws(ArticleError) {
      try SpooledFile.copy(stream, to: descriptor)
    } catch {
      unlink(self.path)
      throw error
    }
    inputByteCount = stream.fileByteCount
  }

  deinit { if isCopy { unlink(path) } }

  private static func copy(_ stream: InputStream, to descriptor: Int32) throws(ArticleError) {
    let block = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: InputStream.blockByteCount)
    defer { block.deallocate() }
    var byteCount = 0
    while true {
      let count = try stream.read(into: block)
      if count == 0 { return }
      try ProcessorTimeLimit.check()
      byteCount += count
      guard byteCount <= maximumByteCount else {
        throw .damaged(reason: "it decompresses to more than \(maximumByteCount) bytes")
      }
      try TemporaryFile.write(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(block)[..<count]), to: descriptor)
    }
  }
}
