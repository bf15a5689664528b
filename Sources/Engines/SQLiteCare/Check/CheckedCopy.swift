import GRDB
import Glibc
import ShirabeSQLite

/// A copy of a shard in a place of its own, for what needs to be able to write; it goes with this object.
final class CheckedCopy {
  /// Where the copy is.
  let path: String
  private let folder: String

  /// Copies a shard as it is, damaged or not.
  ///
  /// - Throws: ``IndexError`` of kind `.storage` where there is no room for it, `.locked` where it was written meanwhile.
  init(_ index: IndexFolder, _ number: Int) throws(IndexError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/shirabe-check-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw IndexError("cannot make a folder for a copy of the shard", path: parent, errno: errno)
    }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/shard.db"
    let source = index.shardPath(number)
    do throws(IndexError) {
      let place = try ReadingPlace(source)
      var standing: StandingFiles?
      if let written = place.written { standing = try StandingFiles(of: index, number, written: written) }
      try IndexError.locating(source) {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(10)
        let queue = try DatabaseQueue(path: place.name(of: source), configuration: configuration)
        try ShardCopy(queue, path: source).copyPages(to: path)
        try queue.close()
      }
      try standing?.check(source)
    } catch {
      CheckedCopy.remove(folder, path)
      throw error
    }
  }

  deinit { CheckedCopy.remove(folder, path) }

  private static func remove(_ folder: String, _ path: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
    rmdir(folder)
  }
}
