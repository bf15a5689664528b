public import ShirabeArticles

/// What is known of a file that a sync has read.
public struct InputRecord: Sendable, Equatable {
  /// How far what is known can be relied on.
  public enum State: Int, Sendable {
    /// It has to be read, whatever its stamp: reading it has begun and did not end, or other rules apply now.
    case pending = 0
    /// Its articles are in the index.
    case settled = 1
    /// The same, but it was read so soon after it was changed that another change may have left no trace in its stamp: its hash decides.
    case doubtful = 2
  }

  /// Its number in the database.
  public let row: Int64
  /// Its path relative to the folder, now.
  public let path: String
  /// Its path when it was first seen, which its article has for an id.
  public let name: String
  /// What the file system said of it.
  public let stamp: FileStamp
  /// The hash of its bytes; nil where it was not read to its end.
  public let digest: FileDigest?
  /// How far this can be relied on.
  public let state: State
  /// How many of its articles were refused.
  public let refusedCount: Int
}
