/// How much of a bag of words the best single sentence of a body says.
///
/// Terms that stand together in one sentence say more than the same terms scattered over an article; the summed weight of
/// the different terms of the bag in the best sentence is added to what the article scores as a whole. Where the terms
/// stand is known from the postings, and where sentences begin from ``SentenceStarts``, so that no body is read.
struct BestSentence {
  /// How many of the best articles are looked into.
  static let depth = 50
  /// What the best sentence counts beside the score of the whole article.
  static let share: Float = 0.4

  /// The best sentence of an article: the summed weight of the terms in it, and its number, counted from 0; of equal ones
  /// it is the first.
  typealias Found = (weight: Float, number: Int)

  /// A form that is one index term, and what a sentence gains by it.
  private struct Form {
    let term: [UInt8]
    let weight: Float
    /// Whether its term has no other.
    let isAlone: Bool
    /// Whether it is the last of its term.
    let isLast: Bool
  }

  /// The forms of the terms of the bag, those of a term one after the other.
  private let forms: [Form]
  private var starts: [UInt32] = []
  private var sums: [Float] = []
  /// What the forms of one term gain the sentences; empty until one of several was found.
  private var gains: [Float] = []

  init(_ terms: [ScoredTerm]) {
    forms = terms.flatMap { term in
      let found = term.forms.compactMap { form in form.query.singleTerm.map { ($0, term.weight * form.weight) } }
      return found.enumerated().map { number, form in
        Form(term: form.0, weight: form.1, isAlone: found.count == 1, isLast: number == found.count - 1)
      }
    }
  }

  /// The best sentences of articles of one shard.
  ///
  /// - Complexity: O(positions of the terms in these articles).
  mutating func best(in rows: [UInt32], of shard: ShardReader) throws(IndexError) -> [Found] {
    var lists: [PostingList] = []
    for form in forms { lists.append(try shard.postings.list(of: form.term)) }
    var places = [Int](repeating: 0, count: lists.count)
    var found = [Found](repeating: (0, 0), count: rows.count)
    var pace = WorkPace(shard.interruption)
    for index in rows.indices.sorted(by: { rows[$0] < rows[$1] }) {
      try shard.readSentenceStarts(row: rows[index], into: &starts)
      try pace.count(starts.count)
      sums.removeAll(keepingCapacity: true)
      sums.append(contentsOf: repeatElement(0, count: starts.count + 1))
      for number in lists.indices {
        let postings = lists[number].postings
        places[number] = postings.firstIndex(ofRowAtLeast: rows[index], from: places[number])
        if places[number] < postings.count, postings[places[number]].row == rows[index] {
          try pace.count(8 + Int(postings[places[number]].byteCount))
          guard add(forms[number], postings[places[number]], shard.postings.positions) else {
            throw shard.postings.damagedPositions
          }
        }
        if forms[number].isLast, !forms[number].isAlone { addGains() }
      }
      for (number, sum) in sums.enumerated() where sum > found[index].weight { found[index] = (sum, number) }
    }
    return found
  }

  /// Adds what a form gains the sentences that it stands in; false if its positions are damaged.
  @inline(__always)
  private mutating func add(_ form: Form, _ posting: Posting, _ positions: UnsafePointer<UInt8>) -> Bool {
    form.isAlone ? add(form.weight, posting, positions) : raise(to: form.weight, posting, positions)
  }

  /// Adds the weight of a term to the sentences that it stands in, once to each; false if its positions are damaged.
  private mutating func add(_ weight: Float, _ posting: Posting, _ positions: UnsafePointer<UInt8>) -> Bool {
    var sentence = 0
    var last = -1
    return Positions.forEach(positions, posting) { position in
      guard position >= Positions.bodyBase else { return }
      let token = position - Positions.bodyBase
      while sentence < starts.count, starts[sentence] <= token { sentence += 1 }
      guard sentence != last else { return }
      sums[sentence] += weight
      last = sentence
    }
  }

  /// Has the term of a form gain the sentences that the form stands in at least its weight; false if its positions are damaged.
  private mutating func raise(to weight: Float, _ posting: Posting, _ positions: UnsafePointer<UInt8>) -> Bool {
    if gains.isEmpty { gains = [Float](repeating: 0, count: sums.count) }
    var sentence = 0
    return Positions.forEach(positions, posting) { position in
      guard position >= Positions.bodyBase else { return }
      let token = position - Positions.bodyBase
      while sentence < starts.count, starts[sentence] <= token { sentence += 1 }
      gains[sentence] = max(gains[sentence], weight)
    }
  }

  /// Adds what the forms of one term gain the sentences, and begins anew.
  private mutating func addGains() {
    for sentence in gains.indices { sums[sentence] += gains[sentence] }
    gains.removeAll(keepingCapacity: true)
  }
}
