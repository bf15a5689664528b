import ShirabePassages
import ShirabeQuery
import ShirabeWire

/// One thing that a query is about and that earns an article a score: a word, a phrase, the words that a prefix stands for.
struct ScoredTerm {
  /// It as it would be written in a query.
  let text: String
  /// What kind of thing it is, as explanations name it.
  let kind: ExplainedTerm.Kind
  /// What to look for in a text to find where it stands; all its forms, if it has several.
  let highlights: [Highlight]
  /// What of the postings it stands for.
  let query: PostingQuery
  /// What it counts beside others, before its rarity.
  var factor: Float = 1
  /// In how many articles it stands.
  var documentFrequency = 0
  /// What it can earn an article: the factor times its rarity.
  var weight: Float = 0

  /// The index term that it is, if it is a single one.
  var singleTerm: [UInt8]? {
    guard case .phrases(let phrases, inTitle: false) = query, phrases.count == 1, phrases[0].count == 1 else {
      return nil
    }
    return phrases[0][0]
  }
}
