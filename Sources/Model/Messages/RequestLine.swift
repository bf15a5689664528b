import ShirabeJSON

/// What one line asks for: one request, or a batch of them (JSON-RPC 2.0, section 6).
public struct RequestLine: Equatable, Sendable {
  /// A request, or the reply to what is none.
  public enum Item: Equatable, Sendable {
    /// A request to be carried out.
    case request(Request)
    /// Not a request; this is its reply.
    case invalid(Reply)
  }

  /// The requests in their order.
  public let items: [Item]
  /// Whether the line is an array, so that the replies must be one too.
  public let isBatch: Bool

  /// The most requests in a batch: replies to nonsense are longer than the nonsense, so a line must not ask for too many.
  public static let maximumBatchItems = 10_000

  /// Reads a line. This never fails: what cannot be read becomes an item with the reply it deserves.
  ///
  /// - Complexity: O(bytes).
  public init(parsing line: [UInt8]) {
    let value: JSON
    do throws(JSONError) {
      value = try JSON(parsing: line)
    } catch {
      let message = "not JSON, \(error); send one JSON-RPC 2.0 object or batch array a line"
      self.init(single: .invalid(Reply(id: .null, error: ReplyError(.parseError, message: message))))
      return
    }
    guard case .array(let elements) = value else {
      self.init(single: Item(value))
      return
    }
    if elements.isEmpty {
      self.init(single: .invalid(.invalidRequest(id: .null, "a batch must not be empty")))
      return
    }
    if elements.count > Self.maximumBatchItems {
      let message =
        "a batch of \(elements.count) requests, but \(Self.maximumBatchItems) is the most; send several lines"
      self.init(single: .invalid(Reply(id: .null, error: ReplyError(.overLimit, message: message))))
      return
    }
    self.init(items: elements.map(Item.init), isBatch: true)
  }

  private init(single item: Item) { self.init(items: [item], isBatch: false) }

  private init(items: [Item], isBatch: Bool) {
    self.items = items
    self.isBatch = isBatch
  }

  /// The line to send back, LF included, given the replies in the order of the requests; nil where there are none.
  public func replyLine(_ replies: [Reply]) -> [UInt8]? {
    guard let first = replies.first else { return nil }
    var writer = JSONWriter()
    if isBatch {
      writer.beginArray()
      for reply in replies { reply.encode(into: &writer) }
      writer.endArray()
    } else {
      first.encode(into: &writer)
    }
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }
}

extension RequestLine.Item {
  /// Checks that a value is a request object (section 4); an id that can be read is echoed even when the rest is wrong.
  init(_ value: JSON) {
    guard let object = value.object else {
      self = .invalid(.invalidRequest(id: .null, "a request is an object, not \(value.typeName)"))
      return
    }
    let id = object["id"]
    switch id {
    case nil, .null, .string, .number: break
    case .bool, .array, .object:
      self = .invalid(.invalidRequest(id: .null, "id must be a string, a number or null"))
      return
    }
    let replyID = id ?? .null
    guard object["jsonrpc"]?.string == "2.0" else {
      self = .invalid(.invalidRequest(id: replyID, "jsonrpc must be \"2.0\""))
      return
    }
    guard let method = object["method"]?.string else {
      self = .invalid(.invalidRequest(id: replyID, "method must be a string"))
      return
    }
    let params = object["params"]
    switch params {
    case nil, .array, .object: self = .request(Request(id: id, method: method, params: params))
    default: self = .invalid(.invalidRequest(id: replyID, "params must be an object"))
    }
  }
}
