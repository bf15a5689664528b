public import ShirabeArticles

/// Something to be told of while a sync runs.
public enum SyncEvent: Sendable {
  /// A file, or an article of it, was not taken.
  case refused(Origin, reason: String)
  /// A file was taken in spite of something.
  case warning(Warning)
  /// Lines that stand in many files of a source are left out; told when they were counted.
  case repeated(source: String, lines: [String])
  /// A folder in the folder was passed over since it is an index.
  case isIndex(path: String)
  /// Some more was read.
  case progress
}
