import Glibc
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite

/// The new file that saved articles are written to, as JSON Lines. What was written stays, whatever comes then; a file in which
/// there is nothing goes.
final class SalvageFile {
  private let path: String
  private let descriptor: Int32
  private var isEmpty = true
  private var isClosed = false

  /// Makes the file.
  ///
  /// - Throws: ``IndexError`` of kind `.storage` where there is one already, or it cannot be made.
  init(_ path: String) throws(IndexError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw IndexError(
        .storage, path: path,
        message: "cannot be made: \(String(cString: strerror(errno))); name a new file where you may write")
    }
  }

  deinit { if !isClosed { end(keepsEmpty: false) } }

  /// Writes a line.
  func write(_ article: Article) throws(IndexError) {
    guard StandardStreams.write(article.json.description + "\n", to: descriptor) else { throw failure() }
    isEmpty = false
  }

  /// Sees that all lies on the disk, and closes the file.
  ///
  /// - Parameter keepsEmpty: Whether it stays where there is nothing in it.
  func close(keepsEmpty: Bool) throws(IndexError) {
    guard fsync(descriptor) == 0 else { throw failure() }
    end(keepsEmpty: keepsEmpty)
  }

  private func end(keepsEmpty: Bool) {
    isClosed = true
    Glibc.close(descriptor)
    if isEmpty, !keepsEmpty { unlink(path) }
  }

  private func failure() -> IndexError {
    IndexError(
      .storage, path: path,
      message: "cannot write: \(String(cString: strerror(errno))); make room, or name another file")
  }
}
