import Testing

@testable import shirabe_bench

@Suite struct LatencySummaryTests {
  /// The definition itself: the least value that so many of a hundred values do not exceed.
  private func bruteForce(_ percent: Int, _ values: [Double]) -> Double? {
    values.filter { candidate in values.count { $0 <= candidate } * 100 >= percent * values.count }.min()
  }

  @Test func `percentiles are what their definition says`() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      // Few different values, so that many are equal.
      let values = (0..<Int.random(in: 1...130, using: &random)).map { _ in
        Double(Int.random(in: 0...60, using: &random))
      }
      for percent in [0, 1, 50, 95, 99, 100] {
        let found = LatencySummary.percentile(percent, ofSorted: values.sorted())
        #expect(found == bruteForce(percent, values), "p\(percent) of \(values)")
      }
    }
  }

  @Test func `a summary of a known list`() throws {
    let summary = try #require(LatencySummary(microseconds: (1...200).map(Double.init).reversed()))
    #expect(summary.count == 200)
    #expect(summary.p50Microseconds == 100)
    #expect(summary.p95Microseconds == 190)
    #expect(summary.p99Microseconds == 198)
    #expect(summary.p999Microseconds == 200)
    #expect(summary.maxMicroseconds == 200)
    #expect(summary.meanMicroseconds == 100.5)
    #expect(abs(summary.queriesPerSecond - 1e6 / 100.5) < 1e-6)
  }

  @Test func `nothing has no summary`() {
    #expect(LatencySummary(microseconds: []) == nil)
    #expect(LatencySummary.percentile(50, ofSorted: []) == 0)
  }
}
