import Glibc

/// How the processor time of something grows with what it is given.
public enum Growth {
  /// So many times the size is doubled.
  public static let doublingCount = 3
  /// Time and memory may grow so much more than the size with every doubling.
  private static let maximumExcess = 1.3
  /// A run that takes longer ends the measurement: nothing of these sizes may.
  private static let hopelessSeconds = 3.0

  /// How much more the larger of two sizes may cost.
  public static var allowedRatio: Double { pow(2 * maximumExcess, Double(doublingCount)) }

  /// What is wrong with the time that something takes, in words; nil where it grows as the size does, at the second try at least:
  /// what else the machine does may look like growth, but not twice.
  ///
  /// - Parameters:
  ///   - size: The smaller size, whose work is more than the clock's grain.
  ///   - input: Makes what is worked on, which is not measured.
  public static func complaint<Input>(
    _ name: String, size: Int, input: (Int) -> Input, _ work: (Input) throws -> Void
  ) rethrows -> String? {
    var complaint: String?
    for _ in 0..<2 {
      let small = try leastSeconds(input(size), runCount: 5, work)
      let large = try leastSeconds(input(size << doublingCount), runCount: 2, work)
      guard large > allowedRatio * small else { return nil }
      complaint = "\(name): \(small) s became \(large) s where the size became \(1 << doublingCount) times as much"
    }
    return complaint
  }

  /// The processor time of this thread, in seconds, which others that run do not add to.
  public static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Whether nothing is to be hoped for where one run takes so long.
  public static func isHopeless(_ seconds: Double) -> Bool { seconds > hopelessSeconds }

  private static func leastSeconds<Input>(
    _ input: Input, runCount: Int, _ work: (Input) throws -> Void
  ) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<runCount {
      let start = threadSeconds
      try work(input)
      least = min(least, threadSeconds - start)
      if isHopeless(least) { break }
    }
    return least
  }
}
