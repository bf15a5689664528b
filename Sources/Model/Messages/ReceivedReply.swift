public import ShirabeJSON

/// One reply as the client reads it.
public struct ReceivedReply: Equatable, Sendable {
  /// The id of the request it answers; null where the daemon could not read it.
  public let id: JSON
  /// The result, or the error that came instead.
  public let result: Result<JSON, ReplyError>

  /// Reads the line of a single reply.
  public init(parsing line: [UInt8]) throws(MalformedReply) {
    let value: JSON
    do throws(JSONError) {
      value = try JSON(parsing: line, maximumDepth: 256)
    } catch {
      throw MalformedReply(reason: "not JSON, \(error)")
    }
    try self.init(value)
  }

  /// Reads a reply object, as it stands in a batch too.
  public init(_ value: JSON) throws(MalformedReply) {
    let object = try MemberReader(value, what: "a reply")
    guard try object.string("jsonrpc") == "2.0" else { throw MalformedReply(reason: "jsonrpc is not \"2.0\"") }
    id = try object.value("id")
    if let error = value["error"] {
      result = .failure(try ReplyError(error))
    } else {
      result = .success(try object.value("result"))
    }
  }
}
