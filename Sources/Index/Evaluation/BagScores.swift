/// The sums of the scores of one shard's articles while a bag is evaluated.
struct BagScores {
  /// What is known of an article that may still be among the best.
  private struct Contender {
    var row: UInt32
    var score: Float
  }

  /// By row, until the sums are pruned.
  private var sums: [Float]
  /// One bit a row for every article that has any item, once the sums are pruned.
  private var found: [UInt64] = []
  private var contenders: [Contender] = []
  private(set) var isPruned = false
  let rowCount: Int

  init(rowCount: Int) {
    self.rowCount = rowCount
    sums = [Float](repeating: 0, count: rowCount)
  }

  /// Adds what an item earns the articles that it stands in.
  mutating func add(
    _ list: BagList, weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    switch list {
    case .frequencies(let list):
      isPruned ? addToContenders(list, weight, shard, ranking) : addToAll(list, weight, shard, ranking)
    case .postings(let list):
      guard isPruned else { return try addToAll(list, weight, shard, ranking) }
      try addToContenders(list, weight, shard, ranking)
    }
  }

  private mutating func addToAll(_ list: FrequencyList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25) {
    for (row, frequency) in zip(list.rows, list.frequencies) {
      sums[Int(row)] += weight * ranking.saturation(frequency, tokens: shard.columns.tokens[Int(row)])
    }
  }

  private mutating func addToAll(
    _ list: PostingList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    let bytes = shard.postings.positions
    let isGood = sums.withUnsafeMutableBufferPointer { sums in
      shard.columns.tokens.withUnsafeBufferPointer { tokens in
        for posting in list.postings {
          guard let frequency = Positions.frequency(bytes, posting) else { return false }
          let row = Int(posting.row)
          sums[row] += weight * ranking.saturation(frequency, tokens: tokens[row])
        }
        return true
      }
    }
    if !isGood { throw shard.postings.damagedPositions }
  }

  private mutating func addToContenders(
    _ list: FrequencyList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) {
    for row in list.rows { found[Int(row >> 6)] |= 1 << UInt64(row & 63) }
    var place = 0
    for index in contenders.indices {
      let row = contenders[index].row
      while place < list.rows.count, list.rows[place] < row { place += 1 }
      guard place < list.rows.count else { return }
      guard list.rows[place] == row else { continue }
      contenders[index].score +=
        weight * ranking.saturation(list.frequencies[place], tokens: shard.columns.tokens[Int(row)])
    }
  }

  private mutating func addToContenders(
    _ list: PostingList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    let (bytes, postings) = (shard.postings.positions, list.postings)
    found.withUnsafeMutableBufferPointer { found in
      for posting in postings { found[Int(posting.row >> 6)] |= 1 << UInt64(posting.row & 63) }
    }
    var place = 0
    for index in contenders.indices {
      let row = contenders[index].row
      place = postings.firstIndex(ofRowAtLeast: row, from: place)
      guard place < postings.count else { return }
      guard postings[place].row == row else { continue }
      guard let frequency = Positions.frequency(bytes, postings[place]) else { throw shard.postings.damagedPositions }
      contenders[index].score += weight * ranking.saturation(frequency, tokens: shard.columns.tokens[Int(row)])
    }
  }

  /// How many articles have a sum above a bound.
  func count(above bound: Float) -> Int {
    guard !isPruned else { return contenders.reduce(0) { $0 + ($1.score > bound ? 1 : 0) } }
    return sums.withUnsafeBufferPointer { sums in
      var count: Int32 = 0
      for sum in sums { count &+= sum > bound ? 1 : 0 }
      return Int(count)
    }
  }

  /// Goes on with those articles only whose sums are at least so high; of the others it is only known whether they match.
  mutating func prune(keeping needed: Float) {
    guard !isPruned else { return contenders.removeAll { $0.score < needed } }
    found = [UInt64](repeating: 0, count: (rowCount + 63) / 64)
    for (row, sum) in sums.enumerated() where sum > 0 {
      found[row >> 6] |= 1 << UInt64(row & 63)
      if sum >= needed { contenders.append(Contender(row: UInt32(row), score: sum)) }
    }
    sums = []
    isPruned = true
  }

  /// The articles that can be among the best, or all, each with its score.
  var matches: Matches {
    var matches = Matches()
    if isPruned {
      for contender in contenders { matches.append(contender.row, contender.score) }
    } else {
      for (row, sum) in sums.enumerated() where sum > 0 { matches.append(UInt32(row), sum) }
    }
    return matches
  }

  /// How many articles have any item.
  var total: Int {
    isPruned ? found.reduce(0) { $0 + $1.nonzeroBitCount } : sums.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
  }
}
