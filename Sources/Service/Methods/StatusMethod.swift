import ShirabeJSON
import ShirabeModel

/// `status`: what the index and the daemon are at the moment.
enum StatusMethod: ServiceMethod {
  static let method = Method.status

  static func run(_: NoParameters, in call: MethodCall, into writer: inout JSONWriter) throws(ReplyError) {
    let (index, isReady) = try call.status()
    let statistics = call.context.statistics
    StatusReply(
      version: Version.current, indexId: index.indexId, folder: statistics.indexFolder, articles: index.articles,
      bytes: index.bytes, generation: index.generation, uptimeSeconds: statistics.uptimeSeconds,
      requests: statistics.requests, shards: index.shards, problem: index.problem,
      activity: DaemonActivity(statistics, isReady: isReady)
    ).encode(into: &writer)
  }
}
