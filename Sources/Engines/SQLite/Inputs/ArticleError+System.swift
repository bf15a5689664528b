import ShirabeArticles

extension ArticleError {
  /// Whether it tells of the file's place in the system, and nothing of what the file holds.
  var isOfSystem: Bool {
    switch self {
    case .unreadable, .replaced, .interrupted: true
    default: false
    }
  }
}
