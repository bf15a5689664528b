public import ShirabeJSON

/// One reply to be sent (JSON-RPC 2.0, section 5), its result already encoded.
public struct Reply: Equatable, Sendable {
  /// What the request came to.
  public enum Outcome: Equatable, Sendable {
    /// The result as one compact JSON value in UTF-8, without line ends.
    case result([UInt8])
    /// The error.
    case failure(ReplyError)
  }

  /// The id of the request, as sent; null where it could not be read.
  public let id: JSON
  /// What the request came to.
  public let outcome: Outcome

  /// Makes a reply of a result.
  public init(id: JSON, result: some WireEncodable) {
    var writer = JSONWriter()
    result.encode(into: &writer)
    self.init(id: id, encodedResult: writer.bytes)
  }

  /// Makes a reply of a result that is JSON already: compact, of one line, U+2028 and U+2029 escaped. It is not checked.
  public init(id: JSON, encodedResult: [UInt8]) {
    self.id = id
    outcome = .result(encodedResult)
  }

  /// Makes a reply of an error.
  public init(id: JSON, error: ReplyError) {
    self.id = id
    outcome = .failure(error)
  }

  /// The reply to a line longer than the framer takes; the lines after it are answered.
  public static func lineTooLong(maximumLineBytes: Int) -> Reply {
    let message = "a line of more than \(maximumLineBytes) bytes; send shorter requests, the next line is read again"
    return Reply(id: .null, error: ReplyError(.overLimit, message: message))
  }

  /// The reply to a line that was begun and not ended in time; the connection closes after it.
  public static func lineNotEnded(timeoutMilliseconds: Int) -> Reply {
    let message =
      "a line was begun and not ended within \(timeoutMilliseconds) milliseconds; end lines with a line feed, "
      + "the connection closes now"
    return Reply(id: .null, error: ReplyError(.timedOut, message: message))
  }

  static func invalidRequest(id: JSON, _ reason: String) -> Reply {
    Reply(
      id: id,
      error: ReplyError(.invalidRequest, message: "not a request, \(reason); see JSON-RPC 2.0, sections 4 and 6"))
  }

  /// The reply as one line, LF included.
  public var line: [UInt8] {
    var writer = JSONWriter()
    encode(into: &writer)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }
}

extension Reply: WireEncodable {
  /// Writes the reply object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendKey("jsonrpc")
    writer.appendString("2.0")
    writer.appendKey("id")
    writer.append(id)
    switch outcome {
    case .result(let encoded):
      writer.appendKey("result")
      writer.appendEncoded(encoded)
    case .failure(let error):
      writer.appendKey("error")
      error.encode(into: &writer)
    }
    writer.endObject()
  }
}
