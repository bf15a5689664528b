import Dispatch
package import Logging
package import ShirabeSearch
import Synchronization

/// Tells of what is wrong with the index: each thing once, and not for every request that meets it.
package final class TroubleLog: Sendable {
  /// What lasts is told of again after an hour.
  private static let nanoseconds: UInt64 = 3_600_000_000_000
  /// More is not remembered; what is damaged in so many ways is told of by then.
  private static let maximumCount = 256

  private let logger: Logger
  private let told = Mutex<[EngineFailure: UInt64]>([:])

  /// Has told of nothing yet.
  package init(_ logger: Logger) { self.logger = logger }

  /// Tells of a failure, unless it was told of already, or passes by itself.
  package func tell(_ failure: EngineFailure) {
    switch failure.kind {
    case .unusable, .otherFormat: break
    case .busy, .overMemory: return
    }
    let now = DispatchTime.now().uptimeNanoseconds
    let isNew = told.withLock { told in
      if let last = told[failure] {
        guard now > last + TroubleLog.nanoseconds else { return false }
      } else if told.count >= TroubleLog.maximumCount {
        return false
      }
      told[failure] = now
      return true
    }
    if isNew {
      logger.error(
        "the index cannot answer", metadata: ["path": .string(failure.place), "reason": .string(failure.message)])
    }
  }

  /// Tells of a change of the index; what was wrong with the one before may be wrong with it again.
  package func tell(_ change: EngineChange) {
    switch change {
    case .reopened(let indexId):
      told.withLock { $0.removeAll() }
      logger.notice("the index was replaced and opened anew", metadata: ["indexId": .string(indexId)])
    case .lost(let failure): tell(failure)
    }
  }
}
