/// Percentiles and the like of measured times.
struct LatencySummary: Equatable {
  /// How many times there are.
  let count: Int
  let p50Microseconds: Double
  let p95Microseconds: Double
  let p99Microseconds: Double
  /// The 99.9th percentile.
  let p999Microseconds: Double
  let maxMicroseconds: Double
  let meanMicroseconds: Double
  /// What one client gets that asks without a pause: the reciprocal of the mean.
  let queriesPerSecond: Double

  /// Sums up times; nil where there are none.
  init?(microseconds times: [Double]) {
    let sorted = times.sorted()
    guard let longest = sorted.last else { return nil }
    count = sorted.count
    p50Microseconds = LatencySummary.percentile(50, ofSorted: sorted)
    p95Microseconds = LatencySummary.percentile(95, ofSorted: sorted)
    p99Microseconds = LatencySummary.percentile(99, ofSorted: sorted)
    p999Microseconds = LatencySummary.quantile(perMille: 999, ofSorted: sorted)
    maxMicroseconds = longest
    meanMicroseconds = sorted.reduce(0, +) / Double(count)
    queriesPerSecond = meanMicroseconds > 0 ? 1e6 / meanMicroseconds : 0
  }

  /// The nearest-rank percentile: the least value such that at least so many of a hundred values are no greater; 0 of none.
  ///
  /// - Parameter percent: 0 to 100.
  static func percentile(_ percent: Int, ofSorted values: [Double]) -> Double {
    quantile(perMille: min(max(percent, 0), 100) * 10, ofSorted: values)
  }

  /// The same of a thousand values.
  ///
  /// - Parameter share: 0 to 1000.
  static func quantile(perMille share: Int, ofSorted values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let rank = (values.count * min(max(share, 0), 1000) + 999) / 1000
    return values[max(rank, 1) - 1]
  }
}
