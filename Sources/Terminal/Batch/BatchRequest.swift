import ShirabeJSON
import ShirabeModel

/// Makes the request of a line out of what all requests of a batch have in common.
struct BatchRequest {
  /// Why a line makes no request.
  struct LoadError: Error {
    let error: ReplyError
    /// The query, as far as it could be read, as JSON.
    let query: JSON
  }

  /// The longest line that the daemon takes, less some room.
  private static let maximumBytes = (1 << 20) - 64
  private static let head = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
  private static let method = Array(#","method":"search","params":"#.utf8)
  private static let opening = Array(#"{"query":"#.utf8)

  /// What follows the query: the other members, and the ends of the objects and of the line.
  private let tail: [UInt8]
  /// The same members, for lines that bring members of their own.
  private let common: JSON.Object

  init(_ parameters: SearchParameters) {
    var writer = JSONWriter()
    var parameters = parameters
    parameters.query = ""
    parameters.encode(into: &writer)
    // The query is the member that always stands first.
    tail = writer.bytes.dropFirst(Self.opening.count + 2) + Array("}\n".utf8)
    var common = (try? JSON(parsing: writer.bytes))?.object ?? JSON.Object()
    common["query"] = nil
    self.common = common
  }

  /// Writes the request of a line into the slot: a query, or the JSON object of the parameters.
  ///
  /// - Complexity: O(bytes of the line).
  func write(_ line: ArraySlice<UInt8>, number: Int, into slot: inout BatchSlot) throws(LoadError) {
    slot.request.removeAll(keepingCapacity: true)
    slot.query.removeAll(keepingCapacity: true)
    guard let text = String(validating: line, as: UTF8.self) else {
      let readable = String(decoding: line, as: UTF8.self)
      throw LoadError(
        error: ReplyError(.parseError, message: "line \(number) is not UTF-8; convert it, as with iconv -t UTF-8"),
        query: .string(readable))
    }
    slot.request.append(contentsOf: Self.head)
    slot.request.append(contentsOf: String(number).utf8)
    slot.request.append(contentsOf: Self.method)
    if line.first == UInt8(ascii: "{") {
      try writeParameters(line, number, into: &slot)
    } else {
      var writer = JSONWriter(slot.query)
      slot.query = []
      writer.appendString(text)
      slot.query = writer.bytes
      slot.request.append(contentsOf: Self.opening)
      slot.request.append(contentsOf: slot.query)
      slot.request.append(contentsOf: tail)
    }
    if slot.request.count > Self.maximumBytes { throw Self.tooLong(number) }
  }

  /// What is said of a line that is too long.
  static func tooLong(_ number: Int) -> LoadError {
    LoadError(
      error: ReplyError(
        .overLimit, message: "line \(number) has over \(BatchInput.maximumLineBytes) bytes; a query may have 4 KiB"),
      query: .null)
  }

  private func writeParameters(
    _ line: ArraySlice<UInt8>, _ number: Int, into slot: inout BatchSlot
  ) throws(LoadError) {
    let value: JSON
    do throws(JSONError) {
      value = try JSON(parsing: line)
    } catch {
      let message = "line \(number) begins with { but is no JSON object, \(error); mend it, or write the query alone"
      throw LoadError(error: ReplyError(.parseError, message: message), query: .null)
    }
    var members = common
    for member in value.object?.members ?? [] { members[member.name] = member.value }
    slot.query = (value["query"] ?? .null).encoded
    slot.request.append(contentsOf: JSON.object(members).encoded)
    slot.request.append(contentsOf: Array("}\n".utf8))
  }
}
