import ShirabeArticles

/// A file in a watched folder.
struct WatchedFile: Hashable {
  /// The number of the root that it lies below.
  let root: Int
  /// Its path relative to that.
  let path: BytewiseString
}
