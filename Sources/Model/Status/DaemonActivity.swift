/// How a daemon does: part of the result of `status`.
public struct DaemonActivity: Equatable, Sendable {
  /// How long the requests of one method took, from the end of the line to the reply.
  public struct Latency: Equatable, Sendable {
    /// The method.
    public var method: String
    /// How many there were.
    public var count: Int
    /// Half of them took no longer; off by at most 5 %, as are the others.
    public var p50Microseconds: Int
    /// 95 of 100 took no longer.
    public var p95Microseconds: Int
    /// 99 of 100 took no longer.
    public var p99Microseconds: Int

    /// Makes the figures of a method.
    public init(method: String, count: Int, p50Microseconds: Int, p95Microseconds: Int, p99Microseconds: Int) {
      self.method = method
      self.count = count
      self.p50Microseconds = p50Microseconds
      self.p95Microseconds = p95Microseconds
      self.p99Microseconds = p99Microseconds
    }
  }

  /// Error replies with one code.
  public struct ErrorCount: Equatable, Sendable {
    /// The code.
    public var code: Int
    /// How many there were.
    public var count: Int

    /// Makes a count.
    public init(code: Int, count: Int) {
      self.code = code
      self.count = count
    }
  }

  /// Whether a search was answered just now, to know.
  public var isReady: Bool
  /// Connections at the moment.
  public var openConnections: Int
  /// Connections so far.
  public var connections: Int
  /// Of these, those of peers who may not ask.
  public var refusedConnections: Int
  /// Bytes that clients sent.
  public var receivedBytes: Int
  /// Bytes of the replies.
  public var sentBytes: Int
  /// Error replies by code, those codes that occurred.
  public var errors: [ErrorCount]
  /// Requests that were refused because too many waited.
  public var busy: Int
  /// Requests that took too long.
  public var timedOut: Int
  /// The methods that were asked for.
  public var latencies: [Latency]

  /// Makes the figures of a daemon.
  public init(
    isReady: Bool, openConnections: Int, connections: Int, refusedConnections: Int, receivedBytes: Int, sentBytes: Int,
    errors: [ErrorCount], busy: Int, timedOut: Int, latencies: [Latency]
  ) {
    self.isReady = isReady
    self.openConnections = openConnections
    self.connections = connections
    self.refusedConnections = refusedConnections
    self.receivedBytes = receivedBytes
    self.sentBytes = sentBytes
    self.errors = errors
    self.busy = busy
    self.timedOut = timedOut
    self.latencies = latencies
  }
}
