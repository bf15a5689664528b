/// The sums of the scores of one shard's articles while a bag is evaluated.
struct BagScores {
  /// By place (see ``RowPlaces``), until the sums are pruned.
  private var sums: [Float]
  /// One bit a place for every article that has any item, once the sums are pruned.
  private var found: [UInt64] = []
  /// The articles that may still be among the best, and beside them their sums.
  private var contenders: [UInt32] = []
  private var contenderSums: [Float] = []
  private(set) var isPruned = false
  /// How many places there are.
  let placeCount: Int

  /// How many articles may still be among the best, once the sums are pruned.
  var contenderCount: Int { contenders.count }

  init(_ columns: DocValues) {
    placeCount = columns.tokens.count
    sums = [Float](repeating: 0, count: placeCount)
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
    case .forms(let postings):
      let scored = try postings.scored(in: shard, weight: weight, ranking)
      guard isPruned else { return try addToAll(scored, shard) }
      try addToContenders(scored, shard)
    }
  }

  private mutating func addToAll(_ scored: Matches, _ shard: ShardReader) throws(IndexError) {
    var pace = WorkPace(shard.interruption)
    for (row, score) in zip(scored.rows, scored.scores) {
      try pace.count()
      sums[shard.columns.places[row]] += score
    }
  }

  private mutating func addToContenders(_ scored: Matches, _ shard: ShardReader) throws(IndexError) {
    var pace = WorkPace(shard.interruption)
    for row in scored.rows {
      try pace.count()
      let place = shard.columns.places[row]
      found[place >> 6] |= 1 << UInt64(place & 63)
    }
    var place = 0
    for index in contenders.indices {
      try pace.count(2)
      while place < scored.count, scored.rows[place] < contenders[index] { place += 1 }
      guard place < scored.count else { return }
      if scored.rows[place] == contenders[index] { contenderSums[index] += scored.scores[place] }
    }
  }

  private mutating func addToAll(
    _ list: FrequencyList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    let columns = shard.columns
    var pace = WorkPace(shard.interruption)
    for (row, frequency) in zip(list.rows, list.frequencies) {
      try pace.count()
      let place = columns.places[row]
      let tokens = columns.tokens[place]
      guard tokens >= 0 else { throw shard.postings.strayPosting }
      sums[place] += weight * ranking.saturation(frequency, tokens: tokens)
    }
  }

  private mutating func addToAll(
    _ list: PostingList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    let bytes = shard.postings.positions
    let postings = list.postings
    try WorkPace.forEachStretch(of: postings.indices, shard.interruption) { stretch throws(IndexError) in
      let fewestTokens: Float? = sums.withUnsafeMutableBufferPointer { sums in
        shard.columns.withLengths { lengths in
          var fewest: Float = 0
          for posting in postings[stretch] {
            guard let frequency = Positions.frequency(bytes, posting) else { return nil }
            let place = lengths.places[posting.row]
            let tokens = lengths.tokens[place]
            fewest = min(fewest, tokens)
            sums[place] += weight * ranking.saturation(frequency, tokens: tokens)
          }
          return fewest
        }
      }
      guard let fewestTokens else { throw shard.postings.damagedPositions }
      guard fewestTokens >= 0 else { throw shard.postings.strayPosting }
    }
  }

  private mutating func addToContenders(
    _ list: FrequencyList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    let columns = shard.columns
    var pace = WorkPace(shard.interruption)
    for row in list.rows {
      try pace.count()
      let place = columns.places[row]
      found[place >> 6] |= 1 << UInt64(place & 63)
    }
    var place = 0
    for index in contenders.indices {
      try pace.count(2)
      let row = contenders[index]
      while place < list.rows.count, list.rows[place] < row { place += 1 }
      guard place < list.rows.count else { return }
      guard list.rows[place] == row else { continue }
      contenderSums[index] +=
        weight * ranking.saturation(list.frequencies[place], tokens: columns.tokens(row: row))
    }
  }

  private mutating func addToContenders(
    _ list: PostingList, _ weight: Float, _ shard: ShardReader, _ ranking: BM25
  ) throws(IndexError) {
    let (bytes, postings) = (shard.postings.positions, list.postings)
    let columns = shard.columns
    try WorkPace.forEachStretch(of: postings.indices, shard.interruption) { stretch in
      found.withUnsafeMutableBufferPointer { found in
        columns.places.withLookUp { places in
          for posting in postings[stretch] {
            let place = places[posting.row]
            found[place >> 6] |= 1 << UInt64(place & 63)
          }
        }
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
      contenderSums[index] += weight * ranking.saturation(frequency, tokens: columns.tokens(row: row))
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
  mutating func prune(keeping needed: Float, _ shard: ShardReader) throws(IndexError) {
    if isPruned {
      try shard.interruption.check()
      let kept = contenderSums.indices.filter { contenderSums[$0] >= needed }
      contenders = kept.map { contenders[$0] }
      contenderSums = kept.map { contenderSums[$0] }
      return
    }
    let rows = shard.columns.places.rows
    found.reserveCapacity((placeCount + 63) / 64)
    let words = 0..<(placeCount + 63) / 64
    try WorkPace.forEachStretch(of: words, shard.interruption) { stretch in
      sums.withUnsafeBufferPointer { sums in
        for start in stretch.lazy.map({ $0 * 64 }) {
          var word: UInt64 = 0
          for place in start..<min(start + 64, placeCount) {
            word |= (sums[place] > 0 ? 1 : 0) << UInt64(place - start)
            guard sums[place] >= needed else { continue }
            contenders.append(rows[place])
            contenderSums.append(sums[place])
          }
          found.append(word)
        }
      }
    }
    sums = []
    isPruned = true
  }

  /// The articles that can be among the best, or all, each with its score.
  func matches(_ shard: ShardReader) throws(IndexError) -> Matches {
    if isPruned { return Matches(rows: contenders, scores: contenderSums) }
    let rows = shard.columns.places.rows
    var matches = Matches()
    try WorkPace.forEachStretch(of: sums.indices, shard.interruption) { stretch in
      for place in stretch where sums[place] > 0 { matches.append(rows[place], sums[place]) }
    }
    return matches
  }

  /// How many articles have any item.
  var total: Int {
    isPruned ? found.reduce(0) { $0 + $1.nonzeroBitCount } : sums.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
  }
}
