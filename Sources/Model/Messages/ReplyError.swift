public import ShirabeJSON

/// The error object of a reply (JSON-RPC 2.0, section 5.1).
public struct ReplyError: Error, Equatable, Sendable {
  /// The code as a number, which a newer daemon may have more of than `ErrorCode`.
  public let code: Int
  /// What happened and what to do about it.
  public let message: String
  /// More for programs, by code.
  public let data: JSON?

  /// Makes an error of a known code.
  public init(_ code: ErrorCode, message: String, data: JSON? = nil) {
    self.init(code: code.rawValue, message: message, data: data)
  }

  /// Makes an error of any code.
  public init(code: Int, message: String, data: JSON? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  /// Reads an error object.
  init(_ value: JSON) throws(MalformedReply) {
    let members = try MemberReader(value, what: "error")
    self.init(
      code: try Int.read("code", members), message: try members.string("message"), data: value["data"])
  }

  /// The code, where it is one that is known here.
  public var errorCode: ErrorCode? { ErrorCode(rawValue: code) }

  /// The error for a query that cannot be read, `offset` being in bytes from its beginning.
  public static func queryNotUnderstood(offset: Int, reason: String) -> ReplyError {
    ReplyError(
      .queryNotUnderstood, message: "the query cannot be read at byte \(offset): \(reason)",
      data: ["offset": JSON(offset), "reason": .string(reason)])
  }
}

/// The members are those of JSON-RPC, and `data` may be anything, so they have no list.
extension ReplyError: MemberValue {
  func append(to writer: inout JSONWriter) { encode(into: &writer) }

  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> ReplyError {
    try ReplyError(try reader.value(name))
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    [
      "type": "object",
      "properties": [
        "code": ["type": "integer", "maximum": -1],
        "message": ["type": "string", "minLength": 1],
        "data": [
          "description": "More for programs, by code; of -32001 offset and reason.",
          "type": "object",
          "additionalProperties": true,
          "properties": ["offset": ["type": "integer", "minimum": 0], "reason": ["type": "string"]],
        ],
      ],
      "required": ["code", "message"],
    ]
  }
}

extension ReplyError: WireEncodable {
  /// Writes the error object.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendKey("code")
    writer.appendInteger(code)
    writer.appendKey("message")
    writer.appendString(message)
    if let data {
      writer.appendKey("data")
      writer.append(data)
    }
    writer.endObject()
  }
}
