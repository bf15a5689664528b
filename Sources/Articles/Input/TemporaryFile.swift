import Glibc

/// Makes files in the folder for temporary ones.
enum TemporaryFile {
  /// A new file, open for reading and writing; whoever asks for it closes and deletes it.
  static func make() throws(ArticleError) -> (descriptor: Int32, path: String) {
    let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var name = Array("\(folder)/shirabe-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw .unreadable(errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return (descriptor, String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  /// Writes all of the bytes at the end of an open file.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(ArticleError) {
    var written = 0
    while written < bytes.count {
      let result = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if result >= 0 { written += result } else if errno != EINTR { throw .unreadable(errno: errno) }
    }
  }
}
