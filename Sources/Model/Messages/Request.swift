public import ShirabeJSON

/// One JSON-RPC 2.0 request (section 4).
public struct Request: Equatable, Sendable {
  /// The id as it was sent (a string, a number or null), or nil for a notification, which has none.
  public let id: JSON?
  /// The method's name.
  public let method: String
  /// The parameters, an object or an array, or nil where there are none.
  public let params: JSON?

  /// Makes a request; without an id it is a notification.
  public init(id: JSON?, method: String, params: JSON? = nil) {
    self.id = id
    self.method = method
    self.params = params
  }

  /// Whether no reply may be sent.
  public var isNotification: Bool { id == nil }

  /// Encodes a request as one line, LF included, without a tree of its parameters.
  public static func line(id: Int, method: String, params: some WireEncodable) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.appendKey("jsonrpc")
    writer.appendString("2.0")
    writer.appendKey("id")
    writer.appendInteger(id)
    writer.appendKey("method")
    writer.appendString(method)
    writer.appendKey("params")
    params.encode(into: &writer)
    writer.endObject()
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  /// The request as one line, LF included.
  public var line: [UInt8] {
    var writer = JSONWriter()
    encode(into: &writer)
    return writer.bytes + [UInt8(ascii: "\n")]
  }
}

extension Request: WireEncodable {
  /// Writes the request object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendKey("jsonrpc")
    writer.appendString("2.0")
    if let id {
      writer.appendKey("id")
      writer.append(id)
    }
    writer.appendKey("method")
    writer.appendString(method)
    if let params {
      writer.appendKey("params")
      writer.append(params)
    }
    writer.endObject()
  }
}
