import ShirabeTestSupport
import Testing

@testable import ShirabeService

/// The histogram against a sorted list of all times.
struct LatencyHistogramTests {
  @Test func everyTimeIsInTheRangeOfItsBucket() {
    var random = SplitMix64(seed: 3)
    var last = -1
    for microseconds in 0..<5000 {
      let bucket = LatencyHistogram.bucket(of: microseconds)
      #expect(bucket == last || bucket == last + 1)
      last = bucket
    }
    for _ in 0..<10_000 {
      let microseconds = Int.random(in: 0..<1 << Int.random(in: 1...36, using: &random), using: &random)
      let range = LatencyHistogram.range(of: LatencyHistogram.bucket(of: microseconds))
      #expect(range.contains(microseconds))
      #expect(range.count == 1 || range.count * 16 <= range.lowerBound)
    }
  }

  @Test func percentilesAreWithinFivePercent() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<100 {
      let histogram = LatencyHistogram()
      let top = 1 << Int.random(in: 3...30, using: &random)
      let times = (0..<Int.random(in: 1...2000, using: &random)).map { _ in Int.random(in: 0..<top, using: &random) }
      for time in times { histogram.record(microseconds: time) }
      let snapshot = histogram.snapshot()
      let sorted = times.sorted()
      #expect(snapshot.count == times.count && snapshot.sumMicroseconds == times.reduce(0, +))
      for percent in [50, 95, 99, 100] {
        let exact = sorted[max(1, (times.count * percent + 99) / 100) - 1]
        let given = snapshot.percentile(percent)
        #expect(abs(given - exact) * 20 <= exact, "\(percent) %: \(given), not \(exact)")
      }
      for power in 4...30 {
        #expect(snapshot.count(below: 1 << power) == times.filter { $0 < 1 << power }.count)
      }
    }
  }

  @Test func anythingCanBeRecorded() {
    let histogram = LatencyHistogram()
    #expect(histogram.snapshot().percentile(99) == 0)
    for time in [Int.min, -1, 0, Int.max] { histogram.record(microseconds: time) }
    #expect(histogram.snapshot().count == 4)
    #expect(histogram.snapshot().percentile(50) == 0)
  }

  @Test func losesNothingThatThreadsRecordAtOnce() async {
    let histogram = LatencyHistogram()
    await withTaskGroup { group in
      for task in 0..<8 {
        group.addTask { for time in 0..<10_000 { histogram.record(microseconds: time * (task + 1)) } }
      }
    }
    #expect(histogram.snapshot().count == 80_000)
  }
}
