import ShirabeQuery
import ShirabeText

/// How much of a bag of words the best single sentence of a text says.
///
/// Terms that stand together in one sentence say more than the same terms scattered over an article; the summed weight of
/// the different terms of the bag in the best sentence is added to what the article scores as a whole.
struct BestSentence {
  /// How many of the best articles are looked into.
  static let depth = 50
  /// What the best sentence counts beside the score of the whole article.
  static let share: Float = 0.4

  /// The place of each term of the bag in ``weights``, by a hash of its bytes.
  private var places: [UInt64: Int] = [:]
  /// One bit for every hash that is there, by its low bits: most terms of a text are turned away here.
  private var filter = [Bool](repeating: false, count: 1024)
  private var weights: [Float] = []
  /// The number of the last sentence that each term was seen in.
  private var seen: [Int] = []
  private var tokenizer = Tokenizer()
  private var text = TokenizedText()

  /// Takes the items of a bag that are one term each, with what each weighs in this index.
  init(_ items: some Sequence<(phrase: Phrase, weight: Float)>) {
    for (phrase, weight) in items {
      let terms = IndexTerm.terms(of: phrase)
      guard terms.count == 1 else { continue }
      let hash = FNV1a.hash(terms[0])
      places[hash] = weights.count
      filter[Int(hash % 1024)] = true
      weights.append(weight)
    }
    seen = [Int](repeating: -1, count: weights.count)
  }

  /// The weight of the best sentence of a body.
  ///
  /// - Complexity: O(bytes).
  mutating func weight(in body: String) -> Float {
    var body = body
    return body.withUTF8 { weight(in: $0) }
  }

  private mutating func weight(in bytes: UnsafeBufferPointer<UInt8>) -> Float {
    tokenizer.tokenize(bytes, into: &text)
    for place in seen.indices { seen[place] = -1 }
    var best: Float = 0
    var sum: Float = 0
    var sentence = 0
    var lastEnd = 0
    _ = IndexTerm.forEach(in: text) { term, token, isBigram in
      let start = Int(token.sourceStart)
      if !isBigram {
        if !token.touchesPrevious, SentenceEnd.isBetween(bytes, lastEnd, start) {
          sentence += 1
          sum = 0
        }
        lastEnd = Int(token.sourceEnd)
      }
      let hash = FNV1a.hash(term)
      guard filter[Int(hash % 1024)], let place = places[hash], seen[place] != sentence else { return 0 }
      seen[place] = sentence
      sum += weights[place]
      best = max(best, sum)
      return 0
    }
    return best
  }
}
