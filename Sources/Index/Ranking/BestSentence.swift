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

  /// Takes the terms of a bag that are one index term each.
  init(_ terms: [ScoredTerm]) {
    for term in terms {
      guard let single = term.singleTerm else { continue }
      let hash = FNV1a.hash(single)
      places[hash] = weights.count
      filter[Int(hash % 1024)] = true
      weights.append(term.weight)
    }
    seen = [Int](repeating: -1, count: weights.count)
  }

  /// The best sentence of a body and its weight; of equal ones the first.
  ///
  /// - Complexity: O(bytes).
  mutating func best(in body: String) -> (weight: Float, text: String) {
    var body = body
    return body.withUTF8 { bytes in
      let (weight, range) = best(in: bytes)
      return (weight, String(decoding: bytes[range], as: UTF8.self))
    }
  }

  private mutating func best(in bytes: UnsafeBufferPointer<UInt8>) -> (weight: Float, range: Range<Int>) {
    tokenizer.tokenize(bytes, into: &text)
    for place in seen.indices { seen[place] = -1 }
    var best: Float = 0
    var bestSentence = -1
    var bestRange = 0..<0
    var sum: Float = 0
    var sentence = 0
    var start = 0
    var lastEnd = 0
    _ = IndexTerm.forEach(in: text) { term, token, isBigram in
      if !isBigram {
        let tokenStart = Int(token.sourceStart)
        if !token.touchesPrevious, SentenceEnd.isBetween(bytes, lastEnd, tokenStart) {
          sentence += 1
          sum = 0
          start = tokenStart
        }
        lastEnd = Int(token.sourceEnd)
        if sentence == bestSentence { bestRange = bestRange.lowerBound..<lastEnd }
      }
      let hash = FNV1a.hash(term)
      guard filter[Int(hash % 1024)], let place = places[hash], seen[place] != sentence else { return 0 }
      seen[place] = sentence
      sum += weights[place]
      if sum > best {
        best = sum
        bestSentence = sentence
        bestRange = start..<lastEnd
      }
      return 0
    }
    return (best, bestRange)
  }
}
