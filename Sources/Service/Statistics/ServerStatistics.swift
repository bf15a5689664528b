import Dispatch
package import ShirabeModel
import Synchronization

/// What the daemon counts of itself, from any thread and without a lock.
package final class ServerStatistics: Sendable {
  /// How many error replies had a code.
  final class ErrorCount: Sendable {
    let code: ErrorCode
    private let value = Atomic<Int>(0)

    init(_ code: ErrorCode) { self.code = code }

    func add() { value.wrappingAdd(1, ordering: .relaxed) }

    var count: Int { value.load(ordering: .relaxed) }
  }

  /// The folder of the index, as an absolute path, where it is known.
  let indexFolder: String?
  private let start = DispatchTime.now()
  private let requestCount = Atomic<Int>(0)
  private let receivedByteCount = Atomic<Int>(0)
  private let sentByteCount = Atomic<Int>(0)
  private let openConnectionCount = Atomic<Int>(0)
  private let connectionCount = Atomic<Int>(0)
  private let refusedConnectionCount = Atomic<Int>(0)
  private let answeredSearchCount = Atomic<Int>(0)
  /// Every code, in the order of the protocol.
  let errors = ErrorCode.allCases.map(ErrorCount.init)
  /// Every method and how long its requests took, waiting included.
  let latencies = Method.allCases.map { (method: $0, histogram: LatencyHistogram()) }

  /// Begins to count.
  package init(indexFolder: String? = nil) { self.indexFolder = indexFolder }

  func countRequest() { requestCount.wrappingAdd(1, ordering: .relaxed) }

  /// Counts a connection and gives it its number, from 1.
  package func countConnection() -> Int {
    openConnectionCount.wrappingAdd(1, ordering: .relaxed)
    return connectionCount.wrappingAdd(1, ordering: .relaxed).newValue
  }

  package func countConnectionEnd() { openConnectionCount.wrappingSubtract(1, ordering: .relaxed) }

  package func countRefusedConnection() { refusedConnectionCount.wrappingAdd(1, ordering: .relaxed) }

  /// Counts lines that were read, their ends included.
  package func countReceived(bytes: Int) { receivedByteCount.wrappingAdd(bytes, ordering: .relaxed) }

  package func countSent(bytes: Int) { sentByteCount.wrappingAdd(bytes, ordering: .relaxed) }

  /// Counts an error reply; a code that is not of the protocol counts as an internal error.
  package func countError(_ error: ReplyError) {
    let code = error.errorCode ?? .internalError
    errors.first { $0.code == code }?.add()
  }

  /// Counts a request that was carried out.
  func count(_ method: Method, microseconds: Int, isAnswered: Bool) {
    latencies.first { $0.method == method }?.histogram.record(microseconds: microseconds)
    if method == .search, isAnswered { countAnsweredSearch() }
  }

  /// Counts a search that the index answered.
  package func countAnsweredSearch() { answeredSearchCount.wrappingAdd(1, ordering: .relaxed) }

  var requests: Int { requestCount.load(ordering: .relaxed) }
  var receivedBytes: Int { receivedByteCount.load(ordering: .relaxed) }
  var sentBytes: Int { sentByteCount.load(ordering: .relaxed) }
  var openConnections: Int { openConnectionCount.load(ordering: .relaxed) }
  var connections: Int { connectionCount.load(ordering: .relaxed) }
  var refusedConnections: Int { refusedConnectionCount.load(ordering: .relaxed) }
  package var answeredSearches: Int { answeredSearchCount.load(ordering: .relaxed) }

  /// How many error replies had a code.
  func errorCount(_ code: ErrorCode) -> Int { errors.first { $0.code == code }?.count ?? 0 }

  var uptimeSeconds: Int {
    Int((DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1_000_000_000)
  }
}
