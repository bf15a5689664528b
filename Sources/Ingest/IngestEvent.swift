package import ShirabeArticles
package import ShirabeSQLite

/// Something to be told of while inputs are read into an index.
package enum IngestEvent: Sendable {
  /// Reading begins, of files of so many bytes; nil where nobody knows how many will be read.
  case begins(byteCount: Int?)
  /// A folder was passed over since it is an index.
  case isIndex(path: String)
  /// A file, or an article of it, was not taken.
  case refused(Origin, reason: String)
  /// A file was taken in spite of something.
  case warning(Warning)
  /// Lines that stand in many files of a source are left out; told when they were counted.
  case repeated(source: String, lines: [String])
  /// A file is read on from a line, counted from 1, where an interrupted run came to.
  case resuming(path: String, line: Int, percent: Int)
  /// An article has the body of another, which is no failure.
  case duplicate(DuplicateArticle)
  /// So much was read so far.
  case progress(articles: Int, byteCount: Int)
  /// All is written, and the index closed.
  case ends
}
