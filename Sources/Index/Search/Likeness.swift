import ShirabeQuery
import ShirabeText

/// Takes from an article what it is most about, to look for articles like it.
struct Likeness {
  /// So many words and runs of letters of an article say what it is about.
  private static let termCount = 30
  private let shards: [ShardReader]

  init(_ shards: [ShardReader]) {
    self.shards = shards
  }

  /// The words and runs that stand in the article often and in few others, those of the title counted like ranking does.
  func bag(of article: StoredArticle) throws(IndexError) -> BagOfWords {
    var counts: [VocabularyTerm: Float] = [:]
    var tokenizer = Tokenizer()
    for (text, weight) in [(article.title ?? "", BM25.titleWeight), (article.body, 1)] {
      VocabularyTerm.forEach(in: tokenizer.tokenize(text)) { bytes in
        counts[VocabularyTerm(String(decoding: bytes, as: UTF8.self)), default: 0] += weight
      }
    }
    let ranking = BM25(shards.map(\.state))
    var weighted: [(term: VocabularyTerm, weight: Float)] = []
    for (term, count) in counts {
      var articles = 0
      for shard in shards { articles += try shard.articles(with: term) }
      // What stands in no other article finds no other.
      guard articles > 1 else { continue }
      weighted.append((term, count / (count + 1) * ranking.weight(documentFrequency: articles)))
    }
    weighted.sort { $0.weight != $1.weight ? $0.weight > $1.weight : $0.term < $1.term }
    return BagOfWords(
      weighted.prefix(Likeness.termCount).compactMap { term, weight in Phrase(term.text).map { ($0, weight) } })
  }
}
