import GRDB

extension DatabaseError {
  /// Whether it says that the file holds what was never written there, and not that reading or writing was refused.
  var isDamage: Bool {
    switch resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_TOOBIG,
      .SQLITE_FORMAT:
      true
    default: false
    }
  }
}
