/// Writes compact JSON as UTF-8 without building values first; commas are set by the writer.
///
/// Every call appends one value, or opens or closes an array or object. The caller sees to it that what is opened is
/// closed and that every value in an object has a key before it. The output holds no line end and neither U+2028 nor
/// U+2029, so it is always one line.
public struct JSONWriter: Sendable {
  /// What has been written.
  public var bytes: [UInt8]
  /// Whether a value or key that comes next needs a comma before it.
  private var needsComma = false
  private let goesOn: (@Sendable () -> Bool)?
  /// How many bytes there are when it is asked next.
  private var nextQuestion: Int
  /// Whether it was told to end; what was written is not whole then, and nothing more is appended.
  public private(set) var isEnded = false

  /// So many bytes are written from one question to the next, in some tens of microseconds.
  private static let stride = 1 << 16

  /// Makes a writer that appends to these bytes.
  ///
  /// - Parameter goesOn: Asked now and then while much is written; where it says false the writer ends, see ``isEnded``.
  public init(_ bytes: [UInt8] = [], while goesOn: (@Sendable () -> Bool)? = nil) {
    self.bytes = bytes
    self.goesOn = goesOn
    nextQuestion = goesOn == nil ? .max : bytes.count + Self.stride
  }

  /// Whether more may be appended.
  @inline(__always)
  private mutating func mayGoOn() -> Bool {
    if bytes.count >= nextQuestion { ask() }
    return !isEnded
  }

  @inline(never)
  private mutating func ask() {
    nextQuestion = bytes.count + Self.stride
    guard let goesOn else { return }
    isEnded = !goesOn() || !makeRoom(goesOn)
  }

  /// Makes room for all that is written up to the next question, and asks while what was written is moved for it: of a
  /// hundred megabytes that takes tens of milliseconds.
  private mutating func makeRoom(_ goesOn: () -> Bool) -> Bool {
    // A byte is six where it is escaped.
    guard bytes.capacity - bytes.count < 8 * Self.stride else { return true }
    var larger: [UInt8] = []
    larger.reserveCapacity(max(2 * bytes.count, bytes.count + 8 * Self.stride))
    var start = 0
    while start < bytes.count {
      guard goesOn() else { return false }
      let end = min(start + 4 * Self.stride, bytes.count)
      larger.append(contentsOf: bytes[start..<end])
      start = end
    }
    bytes = larger
    return true
  }

  /// Opens an object.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }

  /// Closes the object opened last.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }

  /// Closes the array opened last.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Appends a member's name; its value comes next. The name is written as it is: it must need no escape.
  public mutating func appendKey(_ name: StaticString) {
    guard mayGoOn() else { return }
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Appends a member's name; its value comes next.
  public mutating func appendKey(_ name: String) {
    appendString(name)
    guard !isEnded else { return }
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Appends `null`.
  public mutating func appendNull() { appendPlain("null") }

  /// Appends `true` or `false`.
  public mutating func appendBool(_ value: Bool) { appendPlain(value ? "true" : "false") }

  /// Appends an integer.
  public mutating func appendInteger(_ value: some BinaryInteger) {
    guard mayGoOn() else { return }
    appendPlain(String(value))
  }

  /// Appends a double in its shortest form that reads back the same; `null` where it is not finite (JSON has no such number).
  public mutating func appendDouble(_ value: Double) {
    guard mayGoOn() else { return }
    appendPlain(value.isFinite ? value.description : "null")
  }

  /// Appends a string, escaped where it must be.
  ///
  /// - Complexity: O(bytes).
  public mutating func appendString(_ value: String) {
    var value = value
    value.withUTF8 { appendString(verified: $0) }
  }

  /// Appends a whole JSON value.
  ///
  /// - Complexity: O(size of the value).
  public mutating func append(_ value: JSON) {
    switch value {
    case .null: appendNull()
    case .bool(let value): appendBool(value)
    case .number(let value): appendPlain(value.text)
    case .string(let value): appendString(value)
    case .array(let elements):
      beginArray()
      for element in elements { append(element) }
      endArray()
    case .object(let object):
      beginObject()
      for member in object.members {
        appendKey(member.name)
        append(member.value)
      }
      endObject()
    }
  }

  /// Appends one value that is JSON already, compact and of one line, such as a reply encoded elsewhere; it is not checked.
  public mutating func appendEncoded(_ json: some Collection<UInt8>) {
    guard mayGoOn() else { return }
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// Appends a string's bytes, which must be UTF-8, between quotation marks.
  mutating func appendString(verified text: UnsafeBufferPointer<UInt8>) {
    guard mayGoOn() else { return }
    separate()
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    while start < text.count, mayGoOn() {
      let end = goesOn == nil ? text.count : Self.boundary(in: text, notAfter: start + Self.stride)
      appendEscaped(UnsafeBufferPointer(rebasing: text[start..<end]))
      start = end
    }
    if isEnded { return }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Where a code point begins at or up to three bytes before a position, or the text ends.
  private static func boundary(in text: UnsafeBufferPointer<UInt8>, notAfter position: Int) -> Int {
    guard position < text.count else { return text.count }
    return (position - 3...position).last { text[$0] & 0xC0 != 0x80 } ?? position
  }

  private mutating func appendPlain(_ text: String) {
    guard !isEnded else { return }
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func open(_ bracket: UInt8) {
    guard mayGoOn() else { return }
    separate()
    bytes.append(bracket)
  }

  private mutating func close(_ bracket: UInt8) {
    guard !isEnded else { return }
    bytes.append(bracket)
    needsComma = true
  }
}
