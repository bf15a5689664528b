/// The codes of error replies: JSON-RPC 2.0's own (section 5.1) and Shirabe's.
public enum ErrorCode: Int, CaseIterable, Sendable {
  /// The line is not JSON.
  case parseError = -32700
  /// The JSON is no request.
  case invalidRequest = -32600
  /// There is no such method.
  case methodNotFound = -32601
  /// A parameter is unknown, missing, of another type or out of range.
  case invalidParameters = -32602
  /// The daemon failed.
  case internalError = -32603
  /// The query cannot be read; `data` holds `offset` and `reason`.
  case queryNotUnderstood = -32001
  /// A limit is exceeded.
  case overLimit = -32002
  /// The search took longer than allowed.
  case timedOut = -32003
  /// Too many searches are waiting.
  case busy = -32004
  /// No article has this id.
  case noSuchArticle = -32005
  /// The index cannot be read.
  case indexUnusable = -32006
  /// The peer may not do this.
  case notAllowed = -32007
}
