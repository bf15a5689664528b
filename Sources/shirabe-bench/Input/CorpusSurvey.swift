import ShirabeArticles

/// What a first walk over a ``Corpus`` tells: how much there is, what is refused, and some texts to cut queries from.
struct CorpusSurvey {
  /// Most texts that are kept.
  static let maximumTextCount = 1_000

  /// Articles of the inputs, each once.
  private(set) var articles = 0
  /// Bytes of the inputs.
  private(set) var byteCount = 0
  /// What was refused.
  private(set) var refusals: [LoadError]
  /// The beginnings of bodies, every article as likely to be among them as any other.
  private(set) var texts: [String] = []

  /// Walks over the inputs, once.
  ///
  /// - Complexity: O(bytes) time; memory is bounded by ``maximumTextCount`` × ``SampleText/maximumByteCount``.
  init(_ corpus: Corpus, seed: UInt64) {
    refusals = corpus.refusals
    var random = SplitMix64(seed: seed)
    byteCount = corpus.read { result in
      switch result {
      case .refused(let refusal): refusals.append(refusal)
      case .warning: break
      case .article(let article, _):
        articles += 1
        keep(article.body, &random)
      }
    }
  }

  /// Reservoir sampling: the n-th text takes a place with probability places / n (Vitter, ACM TOMS 1985, algorithm R).
  private mutating func keep(_ body: String, _ random: inout SplitMix64) {
    if texts.count < CorpusSurvey.maximumTextCount {
      texts.append(SampleText.beginning(of: body))
    } else {
      let place = Int.random(in: 0..<articles, using: &random)
      if place < texts.count { texts[place] = SampleText.beginning(of: body) }
    }
  }
}
