import Dispatch
import ShirabeArticles
import ShirabeModel
import ShirabeSearch
import Synchronization

/// Searches the index that stands in a folder, whichever that is by now.
///
/// Each question is answered from one edition of the index: the files are looked at before it, and where others are in their
/// place those are opened first. A search that is under way when the index is replaced has its answer from the old one.
final class ReopeningSearcher: IndexEngine, Sendable {
  private struct State: Sendable {
    var open: OpenedShards?
    /// Why it could not be opened, and when.
    var failure: (error: IndexError, nanoseconds: UInt64)?
  }

  /// For so long what could not be opened is not tried again: each trial reads whole pages.
  private static let failureNanoseconds: UInt64 = 100_000_000

  /// So often what is read as it stands is read again where it was written meanwhile.
  private static let maximumRounds = 8

  private let source: IndexSearcherSource
  private let state: Mutex<State>

  /// - Parameter open: What is searched first; nil where it cannot be yet.
  init(_ open: OpenedShards?, _ source: IndexSearcherSource) {
    self.source = source
    state = Mutex(State(open: open))
  }

  /// Closes what is not in its place any more, unless a search is under way, after which it is closed by that.
  func letGo() {
    // Connections are closed after the lock.
    let old: OpenedShards?? = state.withLockIfAvailable { state in
      guard let open = state.open, open.edition.isRetired || open.edition.files.timesInPlace() == nil else {
        return nil
      }
      open.edition.retire()
      state.open = nil
      return open
    }
    _ = old
  }

  func search(_ request: SearchRequest, until interruption: Interruption) throws(SearchError) -> SearchResult {
    try asking { searcher throws(ReadingFault) in try searcher.search(request, until: interruption) }
  }

  func similar(to id: String, _ page: HitPage, until interruption: Interruption) throws(SearchError) -> SearchResult? {
    try asking { searcher throws(ReadingFault) in try searcher.similar(to: id, page, until: interruption) }
  }

  func whyNot(_ query: SearchQuery, id: String, until interruption: Interruption) throws(SearchError) -> WhyNotReply? {
    try asking { searcher throws(ReadingFault) in try searcher.whyNot(query, id: id, until: interruption) }
  }

  func count(_ query: SearchQuery, until interruption: Interruption) throws(SearchError) -> Int {
    try asking { searcher throws(ReadingFault) in try searcher.count(query, until: interruption) }
  }

  func article(id: String, until interruption: Interruption) throws(SearchError) -> Article? {
    try asking { searcher throws(ReadingFault) in try searcher.article(id: id, until: interruption) }
  }

  func suggest(prefix: String, limit: Int, until interruption: Interruption) throws(SearchError) -> [Completion] {
    try asking { searcher throws(ReadingFault) in
      try searcher.suggest(prefix: prefix, limit: limit, until: interruption)
    }
  }

  func suggest(
    _ field: KeywordField, prefix: String, limit: Int, until interruption: Interruption
  ) throws(SearchError) -> [Completion] {
    try asking { searcher throws(ReadingFault) in
      try searcher.suggest(field, prefix: prefix, limit: limit, until: interruption)
    }
  }

  /// What the index is; where there is none that can be searched, what it was called last and why.
  func status(until interruption: Interruption) throws(SearchError) -> IndexStatus {
    do throws(SearchError) {
      return try asking { searcher throws(ReadingFault) in try searcher.status(until: interruption) }
    } catch .engine(let failure) {
      return IndexStatus(indexId: source.lastIndexId, shards: [], problem: failure.description)
    } catch {
      throw error
    }
  }

  func moment(until interruption: Interruption) throws(SearchError) -> IndexMoment {
    try status(until: interruption).moment
  }

  private func asking<Value: Sendable>(
    _ body: (IndexSearcher) throws(ReadingFault) -> Value
  ) throws(SearchError) -> Value {
    let outcome: Result<Value, ReadingFault> = state.withLock { state in
      do throws(ReadingFault) {
        return .success(try answer(body, &state))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.mapError(SearchError.init).get()
  }

  private func answer<Value>(
    _ body: (IndexSearcher) throws(ReadingFault) -> Value, _ state: inout State
  ) throws(ReadingFault) -> Value {
    for _ in 0..<ReopeningSearcher.maximumRounds {
      let value = try answerOnce(body, &state)
      guard let open = state.open, open.isOutdated else { return value }
      // It was written while it was read as it stands.
      open.edition.retire()
      state.open = nil
    }
    throw .index(
      IndexError(
        .locked, path: source.path,
        message: "it is written to again and again while it can only be read as it stands; try again in a moment"))
  }

  private func answerOnce<Value>(
    _ body: (IndexSearcher) throws(ReadingFault) -> Value, _ state: inout State
  ) throws(ReadingFault) -> Value {
    let open = try current(&state)
    defer { if state.open?.edition.isRetired == true { state.open = nil } }
    do throws(ReadingFault) {
      return try body(open.searcher)
    } catch .index(let error) {
      // What fails since the index was replaced meanwhile, or written over, is asked again of what is there now.
      if open.searcher.isOverwritten || open.isOutdated { open.edition.retire() }
      guard open.edition.isRetired || open.edition.files.timesInPlace() == nil else {
        open.edition.note(error)
        throw .index(error)
      }
      return try body(try current(&state).searcher)
    } catch {
      throw error
    }
  }

  /// What is in the folder now, opened.
  private func current(_ state: inout State) throws(ReadingFault) -> OpenedShards {
    if let open = state.open {
      if !open.edition.isRetired, open.edition.files.areUnchanged(since: open.times), !open.isOutdated { return open }
      if !open.edition.isRetired, open.standing == nil, let times = open.edition.files.timesInPlace() {
        // A writer's checkpoint, or a file copied over the one that is open.
        if open.searcher.isStillTheSame() {
          open.edition.forgetDamages()
          state.open?.times = times
          return open
        }
      }
      open.edition.retire()
      state.open = nil
    }
    let now = DispatchTime.now().uptimeNanoseconds
    if let failure = state.failure, now < failure.nanoseconds + ReopeningSearcher.failureNanoseconds {
      throw .index(failure.error)
    }
    do throws(IndexError) {
      let open = try source.open()
      state = State(open: open)
      return open
    } catch {
      // Whether there is an index costs nothing to see.
      state.failure = error.kind == .missing ? nil : (error, now)
      throw .index(error)
    }
  }
}
