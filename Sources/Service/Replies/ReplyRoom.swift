import ShirabeJSON
import ShirabeModel

/// The room for the reply to one line, which a batch shares: what does not fit is an error instead.
struct ReplyRoom {
  private let maximumByteCount: Int
  private var byteCount = 0

  /// Makes room for so many bytes before the end of the line.
  init(maximumByteCount: Int) { self.maximumByteCount = maximumByteCount }

  /// Takes a reply, or refuses it where the results would be too long together.
  mutating func take(_ reply: Reply) -> Reply {
    guard case .result(let bytes) = reply.outcome else { return reply }
    guard byteCount + bytes.count <= maximumByteCount else {
      return Reply(id: reply.id, error: refusal)
    }
    byteCount += bytes.count
    return reply
  }

  /// Takes the whole line, or refuses it where what stands around the results makes it too long.
  func take(_ line: [UInt8]?) -> [UInt8]? {
    guard let line, line.count - 1 > maximumByteCount else { return line }
    return Reply(id: .null, error: refusal).line
  }

  private var refusal: ReplyError {
    ReplyError(
      .overLimit,
      message: "the reply would have more than \(maximumByteCount) bytes; ask for less: a smaller limit, fewer fields, "
        + "fewer requests in a batch")
  }
}
