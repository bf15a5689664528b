import Glibc

/// What tells that a file has changed: another file stands there, or its contents were written.
struct FileStamp: Equatable {
  private let device: UInt
  private let node: UInt
  private let byteCount: Int
  private let changeSeconds: Int
  private let changeNanoseconds: Int

  /// The stamp of the file at a path; nil where there is none.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    node = status.st_ino
    byteCount = status.st_size
    changeSeconds = status.st_ctim.tv_sec
    changeNanoseconds = status.st_ctim.tv_nsec
  }
}
