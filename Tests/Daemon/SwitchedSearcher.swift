import ShirabeArticles
import ShirabeModel
import ShirabeSQLite
import ShirabeSearch
import Synchronization

/// Answers from one of two indexes, or fails, as the test says: what a daemon sees whose index is replaced while it serves.
final class SwitchedSearcher: IndexEngine {
  /// Opens such searchers.
  final class Source: EngineSource {
    private let sources: [IndexSearcherSource]
    private let index = Mutex<Int?>(0)

    init(_ first: String, _ second: String) throws(IndexError) {
      sources = [try IndexSearcherSource(path: first), try IndexSearcherSource(path: second)]
    }

    /// Lets the searches from now on be those of an index; nil for none.
    func `switch`(to number: Int?) { index.withLock { $0 = number } }

    fileprivate var current: Int? { index.withLock { $0 } }

    func openEngine() throws(EngineFailure) -> any SearchEngine {
      do throws(IndexError) {
        return SwitchedSearcher(self, [try sources[0].openSearcher(), try sources[1].openSearcher()])
      } catch {
        throw EngineFailure(.unusable, place: error.path, message: error.message)
      }
    }
  }

  private let source: Source
  private let searchers: [any IndexEngine]

  private init(_ source: Source, _ searchers: [any IndexEngine]) {
    self.source = source
    self.searchers = searchers
  }

  private var searcher: any IndexEngine {
    get throws(SearchError) {
      guard let number = source.current else {
        throw .engine(EngineFailure(.unusable, place: "index", message: "it cannot be read; restore it"))
      }
      return searchers[number]
    }
  }

  func search(_ request: SearchRequest, until interruption: Interruption) throws(SearchError) -> SearchResult {
    try searcher.search(request, until: interruption)
  }

  func similar(to id: String, _ page: HitPage, until interruption: Interruption) throws(SearchError) -> SearchResult? {
    try searcher.similar(to: id, page, until: interruption)
  }

  func whyNot(_ query: SearchQuery, id: String, until interruption: Interruption) throws(SearchError) -> WhyNotReply? {
    try searcher.whyNot(query, id: id, until: interruption)
  }

  func count(_ query: SearchQuery, until interruption: Interruption) throws(SearchError) -> Int {
    try searcher.count(query, until: interruption)
  }

  func article(id: String, until interruption: Interruption) throws(SearchError) -> Article? {
    try searcher.article(id: id, until: interruption)
  }

  func suggest(prefix: String, limit: Int, until interruption: Interruption) throws(SearchError) -> [Completion] {
    try searcher.suggest(prefix: prefix, limit: limit, until: interruption)
  }

  func suggest(
    _ field: KeywordField, prefix: String, limit: Int, until interruption: Interruption
  ) throws(SearchError) -> [Completion] {
    try searcher.suggest(field, prefix: prefix, limit: limit, until: interruption)
  }

  func moment(until interruption: Interruption) throws(SearchError) -> IndexMoment {
    try searcher.moment(until: interruption)
  }

  func status(until interruption: Interruption) throws(SearchError) -> IndexStatus {
    try searcher.status(until: interruption)
  }
}
