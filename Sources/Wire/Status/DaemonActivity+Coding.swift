import ShirabeJSON

extension DaemonActivity {
  /// Writes the members, which stand among the others of the result.
  func encodeMembers(into writer: inout JSONWriter) {
    writer.appendMember("ready", isReady)
    writer.appendKey("connections")
    writer.beginObject()
    writer.appendMember("open", openConnections)
    writer.appendMember("total", connections)
    writer.appendMember("refused", refusedConnections)
    writer.endObject()
    writer.appendMember("receivedBytes", receivedBytes)
    writer.appendMember("sentBytes", sentBytes)
    writer.appendKey("errors")
    writer.beginObject()
    for error in errors {
      writer.appendKey(String(error.code))
      writer.appendInteger(error.count)
    }
    writer.endObject()
    writer.appendMember("busy", busy)
    writer.appendMember("timedOut", timedOut)
    writer.appendKey("latencies")
    writer.beginObject()
    for latency in latencies {
      writer.appendKey(latency.method)
      writer.beginObject()
      writer.appendMember("count", latency.count)
      writer.appendMember("p50Microseconds", latency.p50Microseconds)
      writer.appendMember("p95Microseconds", latency.p95Microseconds)
      writer.appendMember("p99Microseconds", latency.p99Microseconds)
      writer.endObject()
    }
    writer.endObject()
  }

  /// Reads the members of the result; nil where it has none of them.
  init?(_ value: JSON) throws(MalformedReply) {
    guard value["ready"] != nil else { return nil }
    let members = try MemberReader(value, what: "the result of status")
    let connections = try MemberReader(try members.value("connections"), what: "connections")
    var errors: [ErrorCount] = []
    for member in try members.require("errors", "an object", value["errors"]?.object).members {
      let code = try members.require("errors", "counts by code", Int(member.name))
      errors.append(
        ErrorCount(
          code: code,
          count: try members.require("errors", "counts by code", member.value.int64.flatMap(Int.init(exactly:)))))
    }
    var latencies: [Latency] = []
    for member in try members.require("latencies", "an object", value["latencies"]?.object).members {
      let figures = try MemberReader(member.value, what: "a latency")
      latencies.append(
        Latency(
          method: member.name, count: try figures.integer("count"),
          p50Microseconds: try figures.integer("p50Microseconds"),
          p95Microseconds: try figures.integer("p95Microseconds"),
          p99Microseconds: try figures.integer("p99Microseconds")))
    }
    self.init(
      isReady: try members.boolean("ready"), openConnections: try connections.integer("open"),
      connections: try connections.integer("total"), refusedConnections: try connections.integer("refused"),
      receivedBytes: try members.integer("receivedBytes"), sentBytes: try members.integer("sentBytes"), errors: errors,
      busy: try members.integer("busy"), timedOut: try members.integer("timedOut"), latencies: latencies)
  }
}
