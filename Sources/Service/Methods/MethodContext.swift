import Dispatch
import ShirabeSearch

/// What stands around a request: who searches for it, what counts and tells of it, and what ends it.
struct MethodContext {
  /// What answers, on this thread alone.
  let engine: any SearchEngine
  /// When the line of the request was complete.
  let received: DispatchTime
  let limits: any ServiceLimits
  /// Ends what is carried out for a client that has gone.
  let cancellation: Cancellation
  let statistics: ServerStatistics
  let log: RequestLog
  /// What a subscription needs of the connection; nil where there is no way for notifications.
  let subscribing: SubscribingRequest?
}
