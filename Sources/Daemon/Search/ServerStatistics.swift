import Dispatch
import Synchronization

/// What the daemon counts of itself.
final class ServerStatistics: Sendable {
  private let start = DispatchTime.now()
  private let requestCount = Atomic<Int>(0)

  func countRequest() { requestCount.wrappingAdd(1, ordering: .relaxed) }

  var requests: Int { requestCount.load(ordering: .relaxed) }

  var uptimeSeconds: Int {
    Int((DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000)
  }
}
