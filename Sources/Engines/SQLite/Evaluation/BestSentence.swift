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
  private typealias Form = (term: [UInt8], weight: Float)

  /// The terms of the bag that have such forms, each with those.
  private let terms: [[Form]]
  private var starts: [UInt32] = []
  private var sums: [Float] = []
  /// What the forms of one term gain the sentences.
  private var gains: [Float] = []

  init(_ terms: [ScoredTerm]) {
    self.terms = terms.compactMap { term in
      let forms = term.forms.compactMap { form in form.query.singleTerm.map { ($0, term.weight * form.weight) } }
      return forms.isEmpty ? nil : forms
    }
  }

  /// The best sentences of articles of one shard.
  ///
  /// - Complexity: O(positions of the terms in these articles).
  mutating func best(in rows: [UInt32], of shard: ShardReader) throws(IndexError) -> [Found] {
    var lists: [[(list: PostingList, weight: Float)]] = []
    for forms in terms {
      var found: [(list: PostingList, weight: Float)] = []
      for form in forms { found.append((try shard.postings.list(of: form.term), form.weight)) }
      lists.append(found)
    }
    var places = lists.map { [Int](repeating: 0, count: $0.count) }
    var found = [Found](repeating: (0, 0), count: rows.count)
    var pace = WorkPace(shard.interruption)
    for index in rows.indices.sorted(by: { rows[$0] < rows[$1] }) {
      try shard.readSentenceStarts(row: rows[index], into: &starts)
      try pace.count(starts.count)
      sums.removeAll(keepingCapacity: true)
      sums.append(contentsOf: repeatElement(0, count: starts.count + 1))
      for term in lists.indices {
        let isAlone = lists[term].count == 1
        if !isAlone { gains = [Float](repeating: 0, count: sums.count) }
        for form in lists[term].indices {
          let postings = lists[term][form].list.postings
          let place = postings.firstIndex(ofRowAtLeast: rows[index], from: places[term][form])
          places[term][form] = place
          guard place < postings.count, postings[place].row == rows[index] else { continue }
          try pace.count(8 + Int(postings[place].byteCount))
          let weight = lists[term][form].weight
          let isGood =
            isAlone
            ? add(weight, postings[place], shard.postings.positions)
            : raise(to: weight, postings[place], shard.postings.positions)
          guard isGood else { throw shard.postings.damagedPositions }
        }
        if !isAlone { for sentence in sums.indices { sums[sentence] += gains[sentence] } }
      }
      for (number, sum) in sums.enumerated() where sum > found[index].weight { found[index] = (sum, number) }
    }
    return found
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
    var sentence = 0
    return Positions.forEach(positions, posting) { position in
      guard position >= Positions.bodyBase else { return }
      let token = position - Positions.bodyBase
      while sentence < starts.count, starts[sentence] <= token { sentence += 1 }
      gains[sentence] = max(gains[sentence], weight)
    }
  }
}
