import ShirabeJSON

/// The latencies of all methods as they stand in messages: an object of figures by method.
struct LatencyTable: MemberValue {
  var latencies: [DaemonActivity.Latency]

  func append(to writer: inout JSONWriter) {
    writer.beginObject()
    for latency in latencies {
      writer.appendKey(latency.method)
      latency.append(to: &writer)
    }
    writer.endObject()
  }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> LatencyTable {
    var table = LatencyTable(latencies: [])
    for member in try reader.object(name).members {
      var latency = try DaemonActivity.Latency(reading: member.value)
      latency.method = member.name
      table.latencies.append(latency)
    }
    return table
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    ["type": "object", "additionalProperties": .object(DaemonActivity.Latency.schema(facts, &definitions))]
  }
}

/// The figures of one method; its name is that of the member they stand under.
extension DaemonActivity.Latency: Modelled {
  static var noun: String { "a latency" }
  static var blank: DaemonActivity.Latency {
    DaemonActivity.Latency(method: "", count: 0, p50Microseconds: 0, p95Microseconds: 0, p99Microseconds: 0)
  }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == DaemonActivity.Latency {
    try visitor.member("count", \.count, MemberFacts(minimum: 1))
    try visitor.member("p50Microseconds", \.p50Microseconds)
    try visitor.member("p95Microseconds", \.p95Microseconds)
    try visitor.member("p99Microseconds", \.p99Microseconds)
  }
}
