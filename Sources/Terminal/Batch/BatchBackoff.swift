/// When to ask again a daemon that is busy.
struct BatchBackoff {
  /// How often a line is asked again before its error is printed: about four seconds in all.
  static let maximumRefusals = 10

  private let clock = ContinuousClock()
  private var end: ContinuousClock.Instant?

  /// Begins a pause after a line has been refused so often: 10 ms, and twice as long each time up to a second.
  mutating func begin(afterRefusals refusals: Int) {
    let pause = min(10 << min(max(refusals - 1, 0), 10), 1000)
    let later = clock.now + .milliseconds(pause)
    end = end.map { max($0, later) } ?? later
  }

  /// Whether nothing is to be sent now.
  var isPausing: Bool { end != nil }

  /// What is left of the pause, for poll(2); nil where there is none.
  var remainingMilliseconds: Int32? {
    guard let end else { return nil }
    let rest = end - clock.now
    return Int32(
      clamping: max(0, rest.components.seconds * 1000 + rest.components.attoseconds / 1_000_000_000_000_000 + 1))
  }

  /// Ends the pause if it is over; tells whether it has ended now.
  mutating func finish() -> Bool {
    guard let end, clock.now >= end else { return false }
    self.end = nil
    return true
  }
}
