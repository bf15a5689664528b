public import ShirabeJSON

/// What the daemon sends unasked to a connection that has subscriptions (JSON-RPC 2.0, section 4.1).
public enum DaemonNotification: Equatable, Sendable {
  /// What the number of a subscription is, for schemas.
  static let subscriptionFacts = MemberFacts("What notifications of this connection call the subscription.", minimum: 1)

  /// New matches.
  case match(MatchNotification)
  /// Another index.
  case rebuilt(RebuiltNotification)
  /// A failure.
  case failed(FailedNotification)

  /// Reads the value of a line, whose offsets are in this unit; nil where it is no notification, or of a kind that is not
  /// known here.
  public init?(_ value: JSON, offsetUnit: OffsetUnit = .utf8) throws(MalformedReply) {
    guard let method = value["method"]?.string, value["id"] == nil, let params = value["params"] else { return nil }
    switch method {
    case "match": self = .match(try MatchNotification(reading: params, in: offsetUnit))
    case "rebuilt": self = .rebuilt(try RebuiltNotification(reading: params))
    case "failed": self = .failed(try FailedNotification(reading: params))
    default: return nil
    }
  }

  /// The notification as one line, LF included.
  public var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.appendKey("jsonrpc")
    writer.appendString("2.0")
    switch self {
    case .match(let params): Self.append("match", params, &writer)
    case .rebuilt(let params): Self.append("rebuilt", params, &writer)
    case .failed(let params): Self.append("failed", params, &writer)
    }
    writer.endObject()
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  private static func append(_ method: String, _ params: some WireEncodable, _ writer: inout JSONWriter) {
    writer.appendKey("method")
    writer.appendString(method)
    writer.appendKey("params")
    params.encode(into: &writer)
  }
}
