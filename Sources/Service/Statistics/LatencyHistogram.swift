import Synchronization

/// How long things took: counts in log-linear buckets, as HdrHistogram has them, to be added to from any thread.
///
/// Each power of two is cut into 16 buckets of equal width, and times below 16 µs have a bucket each. A quantile is given as
/// the middle of its bucket, so it is off by at most 1/32 of the true one (3.2 %), half a microsecond of rounding apart.
final class LatencyHistogram: @unchecked Sendable {  // What the pointer points to are atomics, and it never changes.
  /// Bits of a time that its bucket keeps besides the first.
  private static let keptBits = 4
  /// The longest time that has a bucket of its own: 2³⁶ µs, 19 hours; whatever is longer counts as that.
  private static let maximumMicroseconds = 1 << 36
  private static let bucketCount = bucket(of: maximumMicroseconds) + 1

  private let buckets: UnsafeMutablePointer<Atomic<Int>>
  private let sum = Atomic<Int>(0)

  init() {
    buckets = .allocate(capacity: LatencyHistogram.bucketCount)
    for bucket in 0..<LatencyHistogram.bucketCount { (buckets + bucket).initialize(to: Atomic(0)) }
  }

  deinit {
    buckets.deinitialize(count: LatencyHistogram.bucketCount)
    buckets.deallocate()
  }

  /// Counts one time. Lock-free.
  func record(microseconds: Int) {
    let microseconds = min(max(0, microseconds), LatencyHistogram.maximumMicroseconds)
    buckets[LatencyHistogram.bucket(of: microseconds)].wrappingAdd(1, ordering: .relaxed)
    sum.wrappingAdd(microseconds, ordering: .relaxed)
  }

  /// What has been counted so far.
  func snapshot() -> LatencySnapshot {
    var counts: [(range: Range<Int>, count: Int)] = []
    for bucket in 0..<LatencyHistogram.bucketCount {
      let count = buckets[bucket].load(ordering: .relaxed)
      if count > 0 { counts.append((LatencyHistogram.range(of: bucket), count)) }
    }
    return LatencySnapshot(counts: counts, sumMicroseconds: sum.load(ordering: .relaxed))
  }

  /// The bucket of a time.
  static func bucket(of microseconds: Int) -> Int {
    guard microseconds >= 1 << keptBits else { return microseconds }
    let shift = Int.bitWidth - 1 - microseconds.leadingZeroBitCount - keptBits
    return shift << keptBits + microseconds >> shift
  }

  /// The times that a bucket is for.
  static func range(of bucket: Int) -> Range<Int> {
    guard bucket >= 2 << keptBits else { return bucket..<bucket + 1 }
    let shift = bucket >> keptBits - 1
    let kept = bucket & (1 << keptBits - 1) | 1 << keptBits
    return kept << shift..<(kept + 1) << shift
  }
}
