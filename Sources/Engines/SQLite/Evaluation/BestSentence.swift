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

  /// The terms of the bag that are one index term each.
  private let terms: [(term: [UInt8], weight: Float)]
  private var starts: [UInt32] = []
  private var sums: [Float] = []

  init(_ terms: [ScoredTerm]) {
    self.terms = terms.compactMap { term in term.singleTerm.map { ($0, term.weight) } }
  }

  /// The best sentences of articles of one shard.
  ///
  /// - Complexity: O(positions of the terms in these articles).
  mutating func best(in rows: [UInt32], of shard: ShardReader) throws(IndexError) -> [Found] {
    var lists: [(list: PostingList, weight: Float)] = []
    for (term, weight) in terms { lists.append((try shard.postings.list(of: term), weight)) }
    var places = [Int](repeating: 0, count: lists.count)
    var found = [Found](repeating: (0, 0), count: rows.count)
    var pace = WorkPace(shard.interruption)
    for index in rows.indices.sorted(by: { rows[$0] < rows[$1] }) {
      try shard.readSentenceStarts(row: rows[index], into: &starts)
      try pace.count(starts.count)
      sums.removeAll(keepingCapacity: true)
      sums.append(contentsOf: repeatElement(0, count: starts.count + 1))
      for number in lists.indices {
        let postings = lists[number].list.postings
        places[number] = postings.firstIndex(ofRowAtLeast: rows[index], from: places[number])
        guard places[number] < postings.count, postings[places[number]].row == rows[index] else { continue }
        try pace.count(8 + Int(postings[places[number]].byteCount))
        guard add(lists[number].weight, postings[places[number]], shard.postings.positions) else {
          throw shard.postings.damagedPositions
        }
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
}
