import ShirabeJSON

/// The figures of a daemon stand among the other members of the result of `status`.
extension DaemonActivity: Modelled {
  static var noun: String { "the result of status" }
  static var blank: DaemonActivity {
    DaemonActivity(
      isReady: false, openConnections: 0, connections: 0, refusedConnections: 0, receivedBytes: 0, sentBytes: 0,
      errors: [], busy: 0, timedOut: 0, latencies: [])
  }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == DaemonActivity {
    try visitor.member(
      "ready", \.isReady, "Whether a search made to know this was answered and nothing is known to be damaged.")
    try visitor.member("connections", \.connectionCounts)
    try visitor.member("receivedBytes", \.receivedBytes, "Bytes of the lines that were read.")
    try visitor.member("sentBytes", \.sentBytes, "Bytes of the replies.")
    try visitor.member("errors", \.errorTable, "How many error replies there were, by code.")
    try visitor.member("busy", \.busy, "Requests refused because too many waited.")
    try visitor.member("timedOut", \.timedOut, "Requests that took too long.")
    try visitor.member(
      "latencies", \.latencyTable,
      "By method: count, p50Microseconds, p95Microseconds and p99Microseconds, the times off by 5 % at most.")
  }

  /// The connections as they stand in messages.
  fileprivate var connectionCounts: ConnectionCounts {
    get { ConnectionCounts(open: openConnections, total: connections, refused: refusedConnections) }
    set { (openConnections, connections, refusedConnections) = (newValue.open, newValue.total, newValue.refused) }
  }

  /// The errors as they stand in messages.
  fileprivate var errorTable: ErrorTable {
    get { ErrorTable(errors: errors) }
    set { errors = newValue.errors }
  }

  /// The latencies as they stand in messages.
  fileprivate var latencyTable: LatencyTable {
    get { LatencyTable(latencies: latencies) }
    set { latencies = newValue.latencies }
  }
}
