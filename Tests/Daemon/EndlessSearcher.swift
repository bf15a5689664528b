import Glibc
import ShirabeArticles
import ShirabeModel
import ShirabeSearch
import Synchronization

/// Searches until it is told to end, as no index does; only a `count` of "quick" has an answer, and, when its time
/// is over, the article "late".
final class EndlessSearcher: Completing, Explaining, MoreLikeThis {
  /// What became of the searches of all searchers of a source.
  final class Record: Sendable {
    private struct State {
      var begun = 0
      var ended: [Interruption.Reason] = []
    }

    private let state = Mutex(State())

    /// How many searches have begun.
    var begun: Int { state.withLock { $0.begun } }
    /// Why searches have ended, in order.
    var ended: [Interruption.Reason] { state.withLock { $0.ended } }

    fileprivate func begin() { state.withLock { $0.begun += 1 } }
    fileprivate func end(_ reason: Interruption.Reason) { state.withLock { $0.ended.append(reason) } }
  }

  /// Opens such searchers.
  struct Source: EngineSource {
    let record = Record()

    func openEngine() throws(EngineFailure) -> any SearchEngine { EndlessSearcher(record) }
  }

  private let record: Record

  private init(_ record: Record) { self.record = record }

  private func search(until interruption: Interruption) throws(SearchError) -> Never {
    record.begin()
    while true {
      if let reason = interruption.reason {
        record.end(reason)
        throw .interrupted(reason)
      }
      usleep(500)
    }
  }

  func search(_ request: SearchRequest, until interruption: Interruption) throws(SearchError) -> SearchResult {
    try search(until: interruption)
  }

  func similar(to id: String, _ page: HitPage, until interruption: Interruption) throws(SearchError) -> SearchResult? {
    try search(until: interruption)
  }

  func whyNot(_ query: SearchQuery, id: String, until interruption: Interruption) throws(SearchError) -> WhyNotReply? {
    try search(until: interruption)
  }

  func count(_ query: SearchQuery, until interruption: Interruption) throws(SearchError) -> Int {
    // The daemon's own question whether it is ready is of the other kind.
    if query.text == "quick" || query.match == .phrase { return 7 }
    try search(until: interruption)
  }

  func article(id: String, until interruption: Interruption) throws(SearchError) -> Article? {
    guard id == "late" else { try search(until: interruption) }
    while interruption.reason == nil { usleep(500) }
    return try? Article(id: id, body: String(repeating: "灯台", count: 100_000))
  }

  func suggest(prefix: String, limit: Int, until interruption: Interruption) throws(SearchError) -> [Completion] {
    try search(until: interruption)
  }

  func suggest(
    _ field: KeywordField, prefix: String, limit: Int, until interruption: Interruption
  ) throws(SearchError) -> [Completion] {
    try search(until: interruption)
  }

  func status(until interruption: Interruption) throws(SearchError) -> IndexStatus { try search(until: interruption) }
}
