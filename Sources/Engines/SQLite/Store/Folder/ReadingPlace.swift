import Glibc

/// How a database in a folder can be read by this process.
///
/// SQLite reads a database that is written meanwhile by two files beside it, `-wal` and `-shm`. Where they are not there and cannot be
/// made, as on a read-only medium or in a folder of another user, the database itself can be read as it stands, as long as
/// nobody writes it; see ``StandingFiles``.
package enum ReadingPlace {
  /// By SQLite's own rules, while others write.
  case shared
  /// As it stands, and was written last at a time in nanoseconds.
  case standing(written: Int64)

  /// Finds out how a database can be read.
  ///
  /// - Throws: ``IndexError`` of kind `.storage` where it cannot be read, or would be read without what is in its log.
  package init(_ path: String) throws(IndexError) {
    guard access(path, R_OK) == 0 else {
      // What is missing, and where one may not look, others say better.
      guard errno == EACCES, access(path, F_OK) == 0 else {
        self = .shared
        return
      }
      throw IndexError(
        .storage, path: path,
        message: """
          this user may not read it; let it (chgrp and chmod g+rX for the folder and its files), or run as the user whose index \
          it is
          """)
    }
    guard access(IndexFolder.parent(of: path), W_OK) != 0 else {
      self = .shared
      return
    }
    let (hasLog, hasMemory) = (access(path + "-wal", R_OK) == 0, access(path + "-shm", R_OK) == 0)
    if hasLog, hasMemory {
      self = .shared
    } else if ReadingPlace.logByteCount(path) == 0 {
      self = .standing(written: ReadingPlace.time(path))
    } else {
      throw IndexError(
        .storage, path: path,
        message: """
          the log beside it (-wal) has commits that are not in it yet, and here neither can it be read nor what reads it be \
          made: open the index once where its folder may be written (shirabe-index check does), or let this user write it
          """)
    }
  }

  /// What SQLite is to open.
  package func name(of path: String) -> String {
    switch self {
    case .shared: return path
    case .standing:
      // The characters that mean something in a file name given as an address (SQLite, "Uniform Resource Identifiers", 3).
      let escaped = path.utf8.map { byte in
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
          ? "%" + String(byte, radix: 16, uppercase: true) : String(decoding: [byte], as: UTF8.self)
      }
      return "file:\(ReadingPlace.isPlain(path) ? path : escaped.joined())?immutable=1"
    }
  }

  private static func isPlain(_ path: String) -> Bool { !path.utf8.contains { "%?#".utf8.contains($0) } }

  /// When it was written last, where it is read as it stands.
  package var written: Int64? {
    if case .standing(let written) = self { written } else { nil }
  }

  private static func time(_ path: String) -> Int64 {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    return Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }

  /// Bytes of the log beside a database; 0 where there is none.
  static func logByteCount(_ path: String) -> Int {
    var status = stat()
    return stat(path + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }
}
