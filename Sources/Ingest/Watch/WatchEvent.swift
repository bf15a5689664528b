package import ShirabeSQLite

/// Something to be told of while folders are watched.
package enum WatchEvent: Sendable {
  /// Something happened while they are brought in step.
  case reading(IngestEvent)
  /// They are in step for the first time, and so many folders are watched, counting those in them.
  case watching(folderCount: Int)
  /// The index cannot be written now: another process writes it, or it is of another format.
  case waiting(for: IndexError)
  /// The index was brought in step.
  case synced(IngestSummary)
}
