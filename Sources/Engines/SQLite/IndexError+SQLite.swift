import GRDB
import Glibc

extension IndexError {
  /// What a database error of a shard means, told by its result code.
  package init(_ error: any Error, path: String) {
    if let error = error as? IndexError {
      self = error
      return
    }
    guard let database = error as? DatabaseError else {
      self.init(.storage, path: path, message: "\(error)")
      return
    }
    let said = database.message ?? "SQLite error \(database.extendedResultCode.rawValue)"
    switch database.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      let isShard = !path.hasSuffix("/" + InputsFile.name)
      self.init(
        .unusable, path: path,
        message: isShard
          ? "the shard is damaged (\(said)); shirabe-index check says how much of it, and what to do"
          : "what is known of files is damaged (\(said)); remove it, and sync reads everything again")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.locked, path: path, message: "another process is writing (\(said)); try again when it has ended")
    case .SQLITE_INTERRUPT: self = .interrupted
    case .SQLITE_NOMEM, .SQLITE_TOOBIG:
      self.init(
        .memory, path: path,
        message: "it takes more memory than there is for it (\(said)); ask for less, or try again when less is going on"
      )
    case .SQLITE_FULL:
      self.init(.storage, path: path, message: "the disk is full (\(said)); make room and run the indexer again")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
      self.init(
        .storage, path: path, message: "cannot open or write (\(said)); check that you may read and write the folder")
    // The shared memory of a database is a file as well, and SQLite does not tell why that could not grow.
    case .SQLITE_IOERR where IndexError.isFull(path):
      self.init(.storage, path: path, message: "the disk is full (\(said)); make room and run the indexer again")
    default:
      self.init(
        .storage, path: path,
        message: "cannot read or write (\(said)); try again, and let shirabe-index check see whether the index is sound"
      )
    }
  }

  /// What a system call that failed means.
  package init(_ what: String, path: String, errno code: Int32) {
    let said = String(cString: strerror(code))
    let advice =
      switch code {
      case ENOSPC, EDQUOT: "the disk is full (\(said)); make room and try again"
      case EACCES, EPERM, EROFS: "\(said); name a folder that you may read and write"
      default: "\(said); see that the path is right and the disk sound, then try again"
      }
    self.init(.storage, path: path, message: "\(what): \(advice)")
  }

  /// Whether a file system has less room than SQLite needs to open a database.
  private static func isFull(_ path: String) -> Bool {
    var status = statvfs()
    guard statvfs(IndexFolder.parent(of: path), &status) == 0 else { return false }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize) < 64 << 10
  }

  /// Runs `body` and says of what it throws which file it happened in.
  package static func locating<Value>(_ path: String, _ body: () throws -> Value) throws(IndexError) -> Value {
    do {
      return try body()
    } catch {
      throw IndexError(error, path: path)
    }
  }
}
