import ShirabeQuery
import ShirabeSearch
import ShirabeText

/// Takes from an article what it is most about, to look for articles like it.
struct MoreLikeThisBag {
  /// So many words and runs of letters of an article say what it is about.
  private static let termCount = 30
  private let shards: [ShardReader]

  init(_ shards: [ShardReader]) {
    self.shards = shards
  }

  /// The words and runs that stand in the article often and in few others, those of the title counted like ranking does.
  func bag(of article: StoredArticle) throws(IndexError) -> BagOfWords {
    var counts: [VocabularyTerm: Float] = [:]
    let interruption = shards[0].interruption
    var pace = WorkPace(interruption)
    var tokenizer = Tokenizer()
    var tokenized = TokenizedText()
    for (var text, weight) in [(article.title ?? "", BM25.titleWeight), (article.body, 1)] {
      let isWhole = text.withUTF8 { tokenizer.tokenize($0, into: &tokenized) { interruption.reason == nil } }
      guard isWhole else { throw .interrupted }
      // A dictionary that grows stops for all that is in it.
      var termCount = 0
      try VocabularyTerm.forEach(in: tokenized) { _ throws(IndexError) in
        try pace.count()
        termCount += 1
      }
      counts.reserveCapacity(counts.count + termCount)
      try VocabularyTerm.forEach(in: tokenized) { bytes throws(IndexError) in
        try pace.count(32)
        counts[VocabularyTerm(String(decoding: bytes, as: UTF8.self)), default: 0] += weight
      }
    }
    let ranking = BM25(shards.map(\.state))
    var weighted: [(term: VocabularyTerm, weight: Float)] = []
    for (term, count) in counts {
      try interruption.check()
      var articles = 0
      for shard in shards { articles += try shard.articles(with: term) }
      // What stands in no other article finds no other.
      guard articles > 1 else { continue }
      weighted.append((term, count / (count + 1) * ranking.weight(documentFrequency: articles)))
    }
    try weighted.sort(asking: interruption) { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term < $1.term }
    return BagOfWords(
      weighted.prefix(MoreLikeThisBag.termCount).compactMap { term, weight in
        Phrase(term.text).map { BagOfWords.Item(Operand($0, .piece), weight: weight) }
      })
  }
}
