import ArgumentParser
import ShirabeModel

/// How the words of a query combine where nothing may fall back on another way.
enum SettledMatch: String, CaseIterable, ExpressibleByArgument {
  /// The query language; every word must be there.
  case all
  /// A bag of tokens.
  case any
  /// The whole text is one literal phrase.
  case phrase

  /// The same for a request.
  var match: Match {
    switch self {
    case .all: .all
    case .any: .any
    case .phrase: .phrase
    }
  }
}
