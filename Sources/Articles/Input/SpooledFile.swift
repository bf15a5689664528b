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
    let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var name = Array("\(folder)/shirabe-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw .unreadable(errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    defer { close(descriptor) }
    self.path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
      byteCount += count
      guard byteCount <= maximumByteCount else {
        throw .damaged(reason: "it decompresses to more than \(maximumByteCount) bytes")
      }
      var written = 0
      while written < count {
        let result = write(descriptor, block.baseAddress.map { $0 + written }, count - written)
        if result >= 0 { written += result } else if errno != EINTR { throw .unreadable(errno: errno) }
      }
    }
  }
}
