import ShirabeJSON
import ShirabeModel
import ShirabeQuery
import ShirabeSearch

extension ReplyError {
  /// The protocol's error for a search that has no answer: the one place where these get their codes.
  init(_ error: SearchError, _ time: RequestTime) {
    switch error {
    case .query(.unreadable(let offset, let reason)):
      self = .queryNotUnderstood(offset: offset, reason: reason)
    case .query(.overLimit(let reason)):
      self.init(.overLimit, message: reason + "; ask for less")
    case .history(let asked, let actual): self = .otherHistory(asked, actual)
    case .unsupported(let what):
      self.init(.methodNotFound, message: "what is searched here does not do this: \(what); ask without it")
    case .engine(let failure):
      switch failure.kind {
      case .unusable, .otherFormat: self.init(.indexUnusable, message: failure.description)
      case .busy: self.init(.busy, message: failure.description)
      case .overMemory: self.init(.overLimit, message: failure.message)
      }
    // What a client is told that has gone, nobody reads.
    case .interrupted: self = time.error
    }
  }

  /// The error for a generation that the index never had; its data says what index there is.
  private static func otherHistory(_ asked: IndexMoment, _ actual: IndexMoment) -> ReplyError {
    let indexId = actual.indexId ?? ""
    let reason =
      (asked.indexId ?? indexId) == indexId
      ? "the index is at generation \(actual.generation) and has not come to \(asked.generation)"
      : "the index is not \(asked.indexId ?? "") any more"
    return ReplyError(
      .invalidParameters, message: "\(reason): it was made anew, so all of it is new; ask without since",
      data: ["indexId": .string(indexId), "generation": JSON(actual.generation)])
  }

  /// The error for an id that no article has.
  static func noSuchArticle(_ id: String) -> ReplyError {
    ReplyError(
      .noSuchArticle,
      message:
        "no article has the id \(JSON.string(id)); ids are compared byte for byte, so take them as a search gives them")
  }
}
