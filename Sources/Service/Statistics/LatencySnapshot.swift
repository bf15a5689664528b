/// What a histogram held at a moment.
struct LatencySnapshot: Sendable {
  /// The buckets that are not empty, in order: the microseconds they are for, and how many times fell there.
  let counts: [(range: Range<Int>, count: Int)]
  /// All times together.
  let sumMicroseconds: Int

  /// How many times were counted.
  var count: Int { counts.reduce(0) { $0 + $1.count } }

  /// The time that so many of a hundred did not exceed (nearest rank); 0 where nothing was counted.
  func percentile(_ percent: Int) -> Int {
    let rank = max(1, (count * percent + 99) / 100)
    var seen = 0
    for (range, count) in counts {
      seen += count
      if seen >= rank { return (range.lowerBound + range.upperBound - 1) / 2 }
    }
    return 0
  }

  /// How many times were shorter than this; exact for powers of two from 16 on.
  func count(below microseconds: Int) -> Int {
    counts.prefix { $0.range.upperBound <= microseconds }.reduce(0) { $0 + $1.count }
  }
}
