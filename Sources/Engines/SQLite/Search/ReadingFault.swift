import ShirabeModel
import ShirabeSearch

/// Why shards did not answer a question, before it is told to whoever asked.
enum ReadingFault: Error {
  /// The index cannot be read.
  case index(IndexError)
  /// The index is another than the one that is asked about, or has not come so far.
  case history(asked: IndexMoment, actual: IndexMoment)
  /// It was ended before it was done.
  case interrupted(Interruption.Reason)

  /// What an error means while something was read that could be interrupted.
  init(_ error: IndexError, _ interruption: Interruption) {
    self = error.kind == .interrupted ? .interrupted(interruption.reason ?? .timedOut) : .index(error)
  }
}

extension SearchError {
  /// What is told of a fault.
  init(_ fault: ReadingFault) {
    switch fault {
    case .index(let error): self = .engine(EngineFailure(error))
    case .history(let asked, let actual): self = .history(asked: asked, actual: actual)
    case .interrupted(let reason): self = .interrupted(reason)
    }
  }
}
