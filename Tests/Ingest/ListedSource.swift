import ShirabeArticles
import ShirabeSQLite

@testable import ShirabeIngest

/// Files that are given, of which nothing is kept and nothing written, and what an ``Ingestion`` says of them.
struct ListedSource: IngestSource {
  private var files: ArraySlice<InputFile>
  private let growing: Set<String>
  private let owners: [String: String]

  /// The ids of the articles that were to be taken.
  private(set) var taken: [String] = []
  /// Of each refusal whether it is to be read again.
  private(set) var refusals: [Bool] = []
  /// Of each file that was read whether that was to its end.
  private(set) var ends: [Bool] = []
  private(set) var isFinished = false

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - growing: Ids of files that are being written to.
  ///   - owners: Articles that files have which are not read, and the paths of these.
  init(_ paths: [String], growing: Set<String> = [], owners: [String: String] = [:]) {
    files = InputWalker.files(at: paths).files[...]
    self.growing = growing
    self.owners = owners
  }

  mutating func begin(in run: Ingestion) {}

  mutating func next(in run: Ingestion) -> PendingFile? {
    files.popFirst().map { file in
      PendingFile(file: file, settings: run.settings.load, isGrowing: growing.contains(file.id))
    }
  }

  func owner(of id: String) -> String? { owners[id] }

  mutating func take(_ article: Article, line: Int?, in run: Ingestion) { taken.append(article.id) }

  mutating func noteRefusal(isToBeReadAgain: Bool) { refusals.append(isToBeReadAgain) }

  mutating func advance(_ loader: any ArticleLoader, in run: Ingestion) {}

  mutating func endFile(_ loader: any ArticleLoader, isWhole: Bool, in run: Ingestion) { ends.append(isWhole) }

  mutating func finish(in run: Ingestion) { isFinished = true }
}
