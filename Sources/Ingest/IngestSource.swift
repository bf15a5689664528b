import ShirabeArticles
import ShirabeSQLite

/// Where the files of a run come from, and who keeps account of what was read of them.
///
/// An ``Ingestion`` reads them one after the other, and tells of each article that it finds good; the source has it written, at once or
/// with others, in such an order with its account that a process which dies leaves nothing out and nothing over.
protocol IngestSource {
  /// Finds the files, and says what there is to say of them before any is read.
  mutating func begin(in run: Ingestion) throws(IndexError)

  /// Turns to the next file; nil where there is none left.
  mutating func next(in run: Ingestion) throws(IndexError) -> PendingFile?

  /// The path of the file that an article with this id is of, where that is none of those that are read in this run.
  func owner(of id: String) throws(IndexError) -> String?

  /// Takes an article of the file that is read.
  ///
  /// - Parameter line: Where it stands, counted from 1, in a file that holds an article a line.
  mutating func take(_ article: Article, line: Int?, in run: Ingestion) throws(IndexError)

  /// Notes that something of the file that is read is not taken.
  ///
  /// - Parameter isToBeReadAgain: Whether it may be another time although the file does not change.
  mutating func noteRefusal(isToBeReadAgain: Bool)

  /// Is told how far the file was read, after each thing that was found in it.
  mutating func advance(_ loader: any ArticleLoader, in run: Ingestion) throws(IndexError)

  /// Leaves the file.
  ///
  /// - Parameter isWhole: Whether it was read to its end.
  mutating func endFile(_ loader: any ArticleLoader, isWhole: Bool, in run: Ingestion) throws(IndexError)

  /// Has everything written that is not yet, once there is no more to read or the run is stopped.
  mutating func finish(in run: Ingestion) throws(IndexError)
}
