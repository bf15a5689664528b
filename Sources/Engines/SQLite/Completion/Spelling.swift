/// A term of the vocabulary that is spelled nearly as another.
struct Spelling: Sendable, Equatable {
  /// The folded term.
  var text: String
  /// The Damerau–Levenshtein distance in code points, 1 or 2.
  var distance: Int
  /// In how many articles it stands.
  var articles: Int
}
