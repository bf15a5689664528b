import ShirabeConfiguration

/// What one connection may take of the daemon, as the configuration of the moment says.
struct ConnectionLimits: Equatable {
  /// Lines that may wait until fewer requests are under way; then the daemon stops reading.
  static let maximumWaiting = 64

  /// Requests under way; more wait.
  var maximumInFlight: Int
  /// The longest line taken, in bytes before its end.
  var maximumLineBytes: Int
  /// The longest line sent, in bytes before its end.
  var maximumReplyBytes: Int
  /// Bytes of replies that may wait to be sent; while there are more, no request is begun.
  var maximumUnsentBytes: Int
  /// How long a line may stay half sent.
  var halfLineMilliseconds: Int
  /// How long a client may take nothing of what it is sent.
  var sendMilliseconds: Int

  /// Bytes of lines that may wait, and as many that may be under way, unless a line is alone; then the daemon stops reading.
  var maximumRequestBytes: Int { 2 * maximumLineBytes }

  /// Takes the limits out of a configuration.
  init(_ connections: DaemonConfiguration.Connections) {
    maximumInFlight = connections.inFlight
    maximumLineBytes = connections.lineKibibytes << 10
    maximumReplyBytes = connections.replyMebibytes << 20
    maximumUnsentBytes = connections.unsentMebibytes << 20
    halfLineMilliseconds = connections.halfLineTimeoutMilliseconds
    sendMilliseconds = connections.sendTimeoutMilliseconds
  }
}
