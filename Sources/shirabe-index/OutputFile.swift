import Glibc
import ShirabeConsole

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
  /// What the path leads to.
  private let place: String
  /// Where the file is written until it is complete; nil for standard output.
  private let draftPath: String?
  private var isComplete = false
  private var block: [UInt8] = []

  private init(descriptor: Int32) {
    self.descriptor = descriptor
    path = "standard output"
    place = path
    draftPath = nil
  }

  /// Begins a file, which takes the place of one of that name in the end.
  ///
  /// Nobody else may read it, and nobody can foretell the name that it has until then.
  init(path: String) throws(OutputError) {
    self.path = path
    var status = stat()
    // A device would be replaced as well, for everybody.
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw OutputError(path: path, reason: "this is no file; name one, or write to standard output")
    }
    // Links stay; what they lead to is replaced.
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    place = resolved.map { String(cString: $0) } ?? path
    var template = Array("\(place).XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    draftPath = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
    guard fsync(descriptor) == 0 || errno == EINVAL, Glibc.close(descriptor) == 0, rename(draftPath, place) == 0 else {
      throw OutputError(path: path, code: errno)
    }
    isComplete = true
  }

  private func flush() throws(OutputError) {
    let failure = ShirabeConsole.write(block, to: descriptor)
    block.removeAll(keepingCapacity: true)
    guard failure == 0 else { throw OutputError(path: path, code: failure) }
  }
}
