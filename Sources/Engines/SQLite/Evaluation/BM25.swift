#if canImport(Glibc)
  import Glibc
#endif

/// How much an article is about a term: Okapi BM25 over title and body as one field, in which the title counts more
/// (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, 3.6.1).
///
/// Everything is computed in one order and in single precision, so that an article scores the same in any shard.
struct BM25 {
  /// How soon more of the same term stops to matter.
  static let k1: Float = 0.9
  /// How much long articles are held back.
  static let b: Float = 0.5
  /// How many times a term in the title counts as one in the body.
  static let titleWeight: Float = 3

  /// Articles in all shards.
  let articleCount: Int64
  private let lengthOffset: Float
  private let lengthFactor: Float

  /// Takes the sums of all shards.
  init(_ states: some Sequence<ShardState>) {
    var articles: Int64 = 0
    var tokens: Int64 = 0
    for state in states {
      articles += state.articles
      tokens += state.titleTokens + state.bodyTokens
    }
    articleCount = articles
    let averageLength = Float(max(tokens, 1)) / Float(max(articles, 1))
    lengthOffset = BM25.k1 * (1 - BM25.b)
    lengthFactor = BM25.k1 * BM25.b / averageLength
  }

  /// The weight of a term that stands in so many articles.
  func weight(documentFrequency: Int) -> Float {
    let count = Float(documentFrequency)
    return logf(1 + (max(Float(articleCount) - count, 0) + 0.5) / (count + 0.5))
  }

  /// The share of a term's weight, 0 to k1 + 1, that an article of so many tokens, title and body, earns.
  @inline(__always)
  func saturation(_ frequency: Frequency, tokens: Float) -> Float {
    let count = Float(frequency.body) + BM25.titleWeight * Float(frequency.title)
    return count * (BM25.k1 + 1) / (count + lengthOffset + lengthFactor * tokens)
  }

  /// More than a term of this weight can earn any article.
  static func bound(weight: Float) -> Float { weight * (k1 + 1) }
}
