import Glibc

/// Where a command writes much: gathered, and each failure told.
///
/// A file is written beside its place and put there when it is complete.
final class OutputFile {
  /// How many bytes are gathered.
  private static let blockByteCount = 256 << 10

  /// Standard output.
  static var standardOutput: OutputFile { OutputFile(descriptor: STDOUT_FILENO) }

  private let descriptor: Int32
  private let path: String
  /// Where the file is written until it is complete; nil for standard output.
  private let draftPath: String?
  private var isComplete = false
  private var block: [UInt8] = []

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    path = "standard output"
    draftPath = nil
  }

  /// Begins a file, which takes the place of one of that name in the end.
  init(path: String) throws(OutputError) {
    self.path = path
    let draft = "\(path).\(getpid()).part"
    draftPath = draft
    // What stands there is left of a process of this number that was killed, or put there for this one to write into.
    unlink(draft)
    descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
  }

  deinit {
    guard let draftPath, !isComplete else { return }
    Glibc.close(descriptor)
    unlink(draftPath)
  }

  /// Writes text.
  func write(_ text: String) throws(OutputError) {
    block.append(contentsOf: text.utf8)
    if block.count >= OutputFile.blockByteCount { try flush() }
  }

  /// Ends the file.
  func close() throws(OutputError) {
    try flush()
    guard let draftPath else { return }
    guard fsync(descriptor) == 0 || errno == EINVAL, Glibc.close(descriptor) == 0, rename(draftPath, path) == 0 else {
      throw OutputError(path: path, code: errno)
    }
    isComplete = true
  }

  private func flush() throws(OutputError) {
    let failure = block.withUnsafeBytes { bytes -> Int32 in
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return errno }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return 0
    }
    block.removeAll(keepingCapacity: true)
    guard failure == 0 else { throw OutputError(path: path, code: failure) }
  }
}
