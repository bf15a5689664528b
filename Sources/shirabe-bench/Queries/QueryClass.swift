import ShirabeModel
import ShirabeSearch

/// A class of queries that is measured by itself.
enum QueryClass: String, CaseIterable {
  /// Two to four letters of one run of Han or katakana.
  case keyword
  /// Two of these, from one article.
  case twoKeywords
  /// Five to twelve neighbouring tokens of a body, as one phrase.
  case phrase
  /// One letter.
  case oneLetter
  /// A sentence of a body, as a bag of words.
  case question
  /// A word in ASCII letters.
  case latinWord
  /// A keyword, asked with everything that a hit can carry.
  case snippets

  /// The request of a query of this class: the ten best hits and the exact total.
  ///
  /// - Throws: ``SearchError/query(_:)`` where it cannot be read.
  func request(_ query: String) throws(SearchError) -> SearchRequest {
    try SearchRequest(query: query, match: match, parts: self == .snippets ? [.header, .snippets] : [])
  }

  private var match: Match {
    switch self {
    case .keyword, .twoKeywords, .oneLetter, .latinWord, .snippets: .all
    case .phrase: .phrase
    case .question: .any
    }
  }
}
