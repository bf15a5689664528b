import Synchronization

/// Says to everything that is done for one client that nobody waits for it any more.
public final class Cancellation: Sendable {
  private let isSet = Atomic(false)

  /// Makes one that is not set.
  public init() {}

  /// Sets it, for good.
  public func cancel() { isSet.store(true, ordering: .relaxed) }

  /// Whether it is set.
  public var isCancelled: Bool { isSet.load(ordering: .relaxed) }
}
