/// Reads the articles of one file, one at a time, in memory that does not grow with the file.
///
/// The file is opened by the first `next()`, so that loaders for many files can wait in a queue.
public protocol ArticleLoader {
  /// How many bytes of the file are done with.
  var consumedByteCount: Int { get }

  /// Where another loader of the same file can go on after what was given out; nil where it would have to begin anew.
  var position: LoadPosition? { get }

  /// The next article or refusal; nil at the end of the file.
  ///
  /// - Complexity: O(bytes of the article).
  mutating func next() -> LoadResult?
}

extension ArticleLoader {
  /// Nowhere, unless a loader says otherwise.
  public var position: LoadPosition? { nil }
}
