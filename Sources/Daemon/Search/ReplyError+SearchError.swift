import ShirabeIndex
import ShirabeJSON
import ShirabeQuery
import ShirabeWire

extension ReplyError {
  /// The protocol's error for a search that has no answer: the one place where these get their codes.
  init(_ error: SearchError) {
    switch error {
    case .query(.unreadable(let offset, let reason)):
      self = .queryNotUnderstood(offset: offset, reason: reason)
    case .query(.overLimit(let reason)):
      self.init(.overLimit, message: reason + "; ask for less")
    case .index(let error):
      switch error.kind {
      case .missing, .unusable, .storage: self.init(.indexUnusable, message: error.description)
      case .locked: self.init(.busy, message: error.description)
      }
    }
  }

  /// The error for an id that no article has.
  static func noSuchArticle(_ id: String) -> ReplyError {
    ReplyError(
      .noSuchArticle, message: "no article has the id \(JSON.string(id)); ids are compared byte for byte")
  }
}
