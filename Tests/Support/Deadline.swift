import Glibc

/// A moment that no wait goes beyond. It is far off, since it is no measure of speed but the end of what hangs.
public struct Deadline {
  private let end: ContinuousClock.Instant

  /// A moment so far from now.
  public init(seconds: Int = 30) { end = .now + .seconds(seconds) }

  /// What is left, for poll(2); 0 when it has passed.
  public var remainingMilliseconds: Int32 {
    let rest = end - .now
    return Int32(clamping: max(0, rest.components.seconds * 1000 + rest.components.attoseconds / 1_000_000_000_000_000))
  }

  /// Waits until the condition holds.
  public func wait(for what: String, until condition: () throws -> Bool) throws {
    while try !condition() {
      guard remainingMilliseconds > 0 else { throw TestFailure("waited in vain for \(what)") }
      usleep(5000)
    }
  }
}
