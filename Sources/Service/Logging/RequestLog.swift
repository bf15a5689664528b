package import Logging
import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// Tells of requests: each at debug, and those that took long at notice with what they asked for. Never of articles.
package struct RequestLog: Sendable {
  /// What a slow request asked for is told to so many characters.
  private static let maximumQueryCharacters = 500

  private let logger: Logger
  private let limits: any ServiceLimits
  private let troubles: TroubleLog

  /// - Parameter troubles: What is told of the index, by all connections together.
  package init(_ logger: Logger, _ limits: any ServiceLimits, _ troubles: TroubleLog) {
    self.logger = logger
    self.limits = limits
    self.troubles = troubles
  }

  /// Tells of an index that does not answer.
  func tell(_ failure: EngineFailure) { troubles.tell(failure) }

  /// Tells of a request that has its reply.
  ///
  /// - Parameter byteCount: The bytes of the reply.
  func tell(_ request: Request, microseconds: Int, outcome: Reply.Outcome, byteCount: Int, connection: Int) {
    let slowMilliseconds = limits.slowMilliseconds
    let isSlow = slowMilliseconds > 0 && microseconds >= slowMilliseconds * 1000
    guard isSlow || logger.logLevel <= .debug else { return }
    var metadata: Logger.Metadata = [
      "method": .string(request.method), "microseconds": .stringConvertible(microseconds),
      "bytes": .stringConvertible(byteCount), "connection": .stringConvertible(connection),
    ]
    switch outcome {
    case .result: metadata["outcome"] = "ok"
    case .failure(let error): metadata["outcome"] = .stringConvertible(error.code)
    }
    if isSlow {
      metadata["query"] = RequestLog.query(of: request).map { .string($0) }
      logger.notice("slow request", metadata: metadata)
    } else {
      logger.debug("request", metadata: metadata)
    }
  }

  private static func query(of request: Request) -> String? {
    let names = ["query", "id", "prefix"]
    guard let query = names.lazy.compactMap({ request.params?[$0]?.string }).first else { return nil }
    return query.count > maximumQueryCharacters ? query.prefix(maximumQueryCharacters) + "…" : query
  }
}
