import Glibc

/// The time that a processor was at work, which a busy machine does not lengthen.
public enum ProcessorTime {
  /// How many seconds of a processor's time this thread takes for something.
  public static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = now
    try body()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
