/// The sums of the scores of one shard's articles while a bag is evaluated.
struct BagScores {
  /// By row, until the sums are pruned.
  private var sums: [Float]
  /// One bit a row for every article that has any item, once the sums are pruned.
  private var found: [UInt64] = []
  /// The articles that may still be among the best, and beside them their sums.
  private var contenders: [UInt32] = []
  private var contenderSums: [Float] = []
  private(set) var isPruned = false
  let rowCount: Int

  /// How many articles may still be among the best, once the sums are pruned.
  var contenderCount: Int { contenders.count }

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
      guard isPruned else { return try addToAll(list, weight, shard, ranking) }
      try addToContenders(list, weight, shard, ranking)
    case .postings(let list):
      guard isPruned else { return try addToAll(list, weight, shard, ranking) }
      try addToContenders(list, weight, shard, ranking)
    }
  }

  private mutating func addToAll(
    _ list: FrequencyList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    var pace = WorkPace(shard.interruption)
    for (row, frequency) in zip(list.rows, list.frequencies) {
      try pace.count()
      sums[Int(row)] += weight * ranking.saturation(frequency, tokens: shard.columns.tokens[Int(row)])
    }
  }

  private mutating func addToAll(
    _ list: PostingList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    let bytes = shard.postings.positions
    let postings = list.postings
    try WorkPace.forEachStretch(of: postings.indices, shard.interruption) { stretch throws(IndexError) in
      let isGood = sums.withUnsafeMutableBufferPointer { sums in
        shard.columns.tokens.withUnsafeBufferPointer { tokens in
          for posting in postings[stretch] {
            guard let frequency = Positions.frequency(bytes, posting) else { return false }
            let row = Int(posting.row)
            sums[row] += weight * ranking.saturation(frequency, tokens: tokens[row])
          }
          return true
        }
      }
      if !isGood { throw shard.postings.damagedPositions }
    }
  }

  private mutating func addToContenders(
    _ list: FrequencyList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    var pace = WorkPace(shard.interruption)
    for row in list.rows {
      try pace.count()
      found[Int(row >> 6)] |= 1 << UInt64(row & 63)
    }
    var place = 0
    for index in contenders.indices {
      try pace.count(2)
      let row = contenders[index]
      while place < list.rows.count, list.rows[place] < row { place += 1 }
      guard place < list.rows.count else { return }
      guard list.rows[place] == row else { continue }
      contenderSums[index] +=
        weight * ranking.saturation(list.frequencies[place], tokens: shard.columns.tokens[Int(row)])
    }
  }

  private mutating func addToContenders(
    _ list: PostingList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    let (bytes, postings) = (shard.postings.positions, list.postings)
    try WorkPace.forEachStretch(of: postings.indices, shard.interruption) { stretch in
      found.withUnsafeMutableBufferPointer { found in
        for posting in postings[stretch] { found[Int(posting.row >> 6)] |= 1 << UInt64(posting.row & 63) }
      }
    }
    var pace = WorkPace(shard.interruption)
    var place = 0
    for index in contenders.indices {
      try pace.count(4)
      let row = contenders[index]
      place = postings.firstIndex(ofRowAtLeast: row, from: place)
      guard place < postings.count else { return }
      guard postings[place].row == row else { continue }
      guard let frequency = Positions.frequency(bytes, postings[place]) else { throw shard.postings.damagedPositions }
      contenderSums[index] += weight * ranking.saturation(frequency, tokens: shard.columns.tokens[Int(row)])
    }
  }

  /// How many articles have a sum above a bound.
  func count(above bound: Float) -> Int {
    (isPruned ? contenderSums : sums).withUnsafeBufferPointer { sums in
      var count: Int32 = 0
      for sum in sums { count &+= sum > bound ? 1 : 0 }
      return Int(count)
    }
  }

  /// Goes on with those articles only whose sums are at least so high; of the others it is only known whether they match.
  mutating func prune(keeping needed: Float, _ interruption: Interruption) throws(IndexError) {
    if isPruned {
      try interruption.check()
      let kept = contenderSums.indices.filter { contenderSums[$0] >= needed }
      contenders = kept.map { contenders[$0] }
      contenderSums = kept.map { contenderSums[$0] }
      return
    }
    found.reserveCapacity((rowCount + 63) / 64)
    let words = 0..<(rowCount + 63) / 64
    try WorkPace.forEachStretch(of: words, interruption) { stretch in
      sums.withUnsafeBufferPointer { sums in
        for start in stretch.lazy.map({ $0 * 64 }) {
          var word: UInt64 = 0
          for row in start..<min(start + 64, rowCount) {
            word |= (sums[row] > 0 ? 1 : 0) << UInt64(row - start)
            guard sums[row] >= needed else { continue }
            contenders.append(UInt32(row))
            contenderSums.append(sums[row])
          }
          found.append(word)
        }
      }
    }
    sums = []
    isPruned = true
  }

  /// The articles that can be among the best, or all, each with its score.
  func matches(_ interruption: Interruption) throws(IndexError) -> Matches {
    if isPruned { return Matches(rows: contenders, scores: contenderSums) }
    var matches = Matches()
    try WorkPace.forEachStretch(of: sums.indices, interruption) { stretch in
      for row in stretch where sums[row] > 0 { matches.append(UInt32(row), sums[row]) }
    }
    return matches
  }

  /// How many articles have any item.
  var total: Int {
    isPruned ? found.reduce(0) { $0 + $1.nonzeroBitCount } : sums.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
  }
}
