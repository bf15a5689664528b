import ShirabeSearch

/// What stands in the most articles over all shards, without adding up every shard's counts.
///
/// The best of each shard and, of these alone, the exact sums decide mostly: what is in no shard's list cannot have more
/// than the lists' ends put together (the threshold algorithm; Fagin, Lotem and Naor, PODS 2001). Only where that does not
/// settle it are all counts added up.
struct BestOverShards<Key: Hashable & Comparable> {
  typealias Counted = (key: Key, articles: Int)

  /// The fewest articles that count.
  let minimum: Int
  /// The best of a shard, at most so many that have at least ``minimum`` there, in order.
  let best: (_ shard: ShardReader, _ limit: Int) throws(IndexError) -> [Counted]
  /// The articles of one in a shard.
  let articles: (_ shard: ShardReader, _ key: Key) throws(IndexError) -> Int
  /// Everything in a shard.
  let all: (_ shard: ShardReader) throws(IndexError) -> [Counted]

  /// The best of all shards, most articles first, then in the order of keys.
  func find(_ shards: [ShardReader], limit: Int) throws(IndexError) -> ArraySlice<Counted> {
    if shards.count == 1 { return try best(shards[0], limit)[...] }
    let listed = limit * 4
    var lists: [[Key: Int]] = []
    var unlistedMaximum = 0
    for shard in shards {
      let list = try best(shard, listed)
      unlistedMaximum += list.count == listed ? list.last?.articles ?? 0 : minimum - 1
      lists.append(Dictionary(list.map { ($0.key, $0.articles) }) { one, _ in one })
    }
    var totals: [Key: Int] = [:]
    let interruption = shards[0].interruption
    for key in Set(lists.flatMap(\.keys)) {
      try interruption.check()
      for (list, shard) in zip(lists, shards) {
        let articles = if let known = list[key] { known } else { try articles(shard, key) }
        totals[key, default: 0] += articles
      }
    }
    let found = try sorted(totals, limit, interruption)
    let isSettled = unlistedMaximum < minimum || found.count == limit && (found.last?.articles ?? 0) > unlistedMaximum
    if isSettled { return found }
    totals.removeAll(keepingCapacity: true)
    var pace = WorkPace(interruption)
    for shard in shards {
      for (key, articles) in try all(shard) {
        try pace.count(32)
        totals[key, default: 0] += articles
      }
    }
    return try sorted(totals, limit, interruption)
  }

  private func sorted(
    _ totals: [Key: Int], _ limit: Int, _ interruption: Interruption
  ) throws(IndexError) -> ArraySlice<Counted> {
    var counted: [Counted] = []
    var pace = WorkPace(interruption)
    for (key, articles) in totals {
      try pace.count(8)
      if articles >= minimum { counted.append((key, articles)) }
    }
    try counted.sort(asking: interruption) { $0.articles == $1.articles ? $0.key < $1.key : $0.articles > $1.articles }
    return counted.prefix(limit)
  }
}
