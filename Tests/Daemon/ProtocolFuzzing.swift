import ShirabeJSON
import ShirabeModel
import ShirabeTestSupport

/// What the fuzzers of the protocol share: their inputs, and what every reply must be.
enum ProtocolFuzzing {
  /// Inputs made of those in `Tests/Corpus/protocol`.
  static func mutator(seed: UInt64) throws -> Mutator {
    try Mutator(FuzzCorpus("protocol"), dictionary: dictionary.map { Array($0.utf8) }, seed: seed)
  }

  private static let dictionary =
    Method.allCases.map { "\"\($0.rawValue)\"" }
    + [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "null", "true", "{}", "[]", "\"jsonrpc\":\"2.0\"",
      "\"id\":", "\"method\":", "\"params\":", "\"query\":", "\"match\":\"any\"", "\"limit\":", "\"offset\":",
      "\"after\":",
      "\"sort\":\"id\"", "\"fields\":[", "\"facets\":[", "\"timeoutMilliseconds\":1", "\"snippets\":", " OR ", " AND ",
      "NOT ", "-", "(", ")", "「", "」", "｜", "*", "~8", "title:", "tag:", "date:", "id:", "..", ">=", "2025-09",
      "1000000000000000000000000000000", "0.1e-300", "会議", "minutes",
      #"{"jsonrpc":"2.0","id":7,"method":"ping"}"#, #"{"jsonrpc":"2.0","method":"ping"}"#,
    ]

  /// What is wrong with the reply to a line; nil if nothing is.
  static func complaint(about reply: [UInt8]?, to line: [UInt8]) -> String? {
    let request = RequestLine(parsing: line)
    let ids = request.items.compactMap { item in
      switch item {
      case .invalid(let reply): reply.id
      case .request(let request): request.id
      }
    }
    guard let reply else { return ids.isEmpty ? nil : "no reply to \(ids.count) requests" }
    guard reply.last == UInt8(ascii: "\n"), let value = try? JSON(parsing: Array(reply.dropLast())) else {
      return "the reply is no line of JSON"
    }
    if let complaint = complaint(about: reply.dropLast()) { return complaint }
    let replies = request.isBatch ? value.array ?? [] : [value]
    return replies.map { $0["id"] ?? .null } == ids ? nil : "the replies have the wrong ids"
  }

  /// What is wrong with a line that was sent as a reply, without its end.
  static func complaint(about line: some Collection<UInt8>) -> String? {
    guard !line.contains(where: { $0 < 0x20 }) else { return "there are control characters in the reply" }
    guard let value = try? JSON(parsing: Array(line)) else { return "the reply is not JSON" }
    let replies = value.array ?? [value]
    guard !replies.isEmpty else { return "the reply is an empty batch" }
    // What an input subscribed to comes between the replies.
    if (try? DaemonNotification(value)) != nil { return nil }
    for reply in replies {
      guard reply["jsonrpc"] == "2.0", reply["id"] != nil, (reply["result"] == nil) != (reply["error"] == nil) else {
        return "the reply is no JSON-RPC reply"
      }
      guard let error = reply["error"] else { continue }
      guard let code = error["code"]?.int64, let known = ErrorCode(rawValue: Int(code)) else {
        return "the error has no code of the protocol"
      }
      guard known != .internalError, known != .indexUnusable else { return "the daemon failed" }
      guard error["message"]?.string?.isEmpty == false else { return "the error has no message" }
    }
    return nil
  }
}
