import ShirabeArticles

/// A file that is to be read next, and how.
struct PendingFile {
  let file: InputFile
  let settings: LoadSettings
  /// Where an earlier run came to; nil where it is read from its beginning.
  var position: LoadPosition?
  /// Bytes of it that an earlier run was done with.
  var passedByteCount = 0
  /// The ids of its articles that an earlier run has read, with their lines.
  var passedIds: [(id: String, line: Int)] = []
  /// Whether it is being written to: what is refused at its end may be torn, so that it is not told of.
  var isGrowing = false
}
