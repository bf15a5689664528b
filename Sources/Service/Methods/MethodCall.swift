import Dispatch
import ShirabeJSON
import ShirabeModel
import ShirabeSearch

/// A request that has its time: what its method may do until that is over.
struct MethodCall {
  let context: MethodContext
  let time: RequestTime

  /// Asks the engine; what it throws becomes the protocol's error.
  func searching<Value>(
    _ body: (any SearchEngine, Interruption) throws(SearchError) -> Value
  ) throws(ReplyError) -> Value {
    do throws(SearchError) {
      return try body(context.engine, time.interruption)
    } catch {
      if case .engine(let failure) = error { context.log.tell(failure) }
      throw ReplyError(error, time)
    }
  }

  /// Writes what may be long, as long as there is time.
  func writing(_ writer: inout JSONWriter, _ body: (inout JSONWriter) -> Void) throws(ReplyError) {
    let interruption = time.interruption
    writer = JSONWriter { interruption.reason == nil }
    body(&writer)
    if writer.isEnded { throw time.error }
  }

  /// Writes what was found; where there is no time for that, no reply waits for its memory to be given back.
  func write(
    _ result: consuming SearchResult, _ page: PageParameters, since: Int? = nil, into writer: inout JSONWriter
  ) throws(ReplyError) {
    let reply = SearchReply(copy result, page: page, since: since)
    let received = context.received
    do throws(ReplyError) {
      try writing(&writer) { writer in
        reply.encode(into: &writer) {
          Int((DispatchTime.now().uptimeNanoseconds - received.uptimeNanoseconds) / 1000)
        }
      }
    } catch {
      Leaving.take(value: result)
      Leaving.take(value: reply)
      Leaving.take(value: writer.bytes)
      writer = JSONWriter()
      throw error
    }
  }

  /// What the index is, and whether all searches have an answer, as far as is known.
  func status() throws(ReplyError) -> (index: IndexStatus, isReady: Bool) {
    let status = try searching { engine, interruption throws(SearchError) in try engine.status(until: interruption) }
    let outcome = ReadinessSearch.run(by: context.engine, context.statistics, until: time.interruption)
    return (status, outcome == .answered && status.isSound)
  }
}
