import Glibc

/// The processor time that reading may take on the thread that reads; a slow disk or a busy machine does not count.
///
/// What reads is not interrupted: it asks, and leaves off where the answer says so. Loops of the house ask themselves, libxml2 and
/// cmark-gfm by the functions that they call for every element and every piece of memory, and every reader between its steps.
/// A program that is run for a file has a limit of its own, which its parent watches.
struct ProcessorTimeLimit: Sendable {
  /// The limit of what this thread reads now; nil where there is none.
  @TaskLocal private static var current: ProcessorTimeLimit?

  /// How much there is, in seconds.
  let seconds: Double
  /// When so much time has passed on the wall, which is no later than on the processor and far cheaper to ask for.
  private let earliestEnd: Double
  private let end: Double

  private init(seconds: Double, left: Double) {
    self.seconds = seconds
    earliestEnd = ProcessorTimeLimit.time(CLOCK_MONOTONIC_COARSE) + left
    end = ProcessorTimeLimit.threadSeconds + left
  }

  /// Runs something that asks whether it is to leave off.
  ///
  /// - Parameters:
  ///   - seconds: What may be taken altogether, to be told to the user.
  ///   - left: What is left of it.
  static func run<Result>(seconds: Double, left: Double, _ body: () -> Result) -> Result {
    $current.withValue(ProcessorTimeLimit(seconds: seconds, left: left), operation: body)
  }

  /// Whether the time is over; once it is, it stays so.
  static var isOver: Bool { current?.isOver ?? false }

  /// What is left of the time, in seconds; nil where there is no limit.
  static var left: Double? { current.map { max(0, $0.end - threadSeconds) } }

  /// Throws where the time is over.
  static func check() throws(ArticleError) {
    guard let current, current.isOver else { return }
    throw .tooSlow(seconds: current.seconds)
  }

  /// The processor time that this thread has taken, in seconds.
  static var threadSeconds: Double { time(CLOCK_THREAD_CPUTIME_ID) }

  private var isOver: Bool {
    // The coarse clock is behind by less than a hundredth of a second.
    ProcessorTimeLimit.time(CLOCK_MONOTONIC_COARSE) + 0.01 >= earliestEnd && ProcessorTimeLimit.threadSeconds >= end
  }

  private static func time(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
