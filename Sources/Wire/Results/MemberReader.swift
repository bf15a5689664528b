import ShirabeJSON

/// Takes members of a result by name and type.
struct MemberReader {
  private let object: JSON.Object
  private let what: String

  /// Opens an object; `what` names it in errors.
  init(_ value: JSON, what: String) throws(MalformedReply) {
    guard let object = value.object else { throw MalformedReply(reason: "\(what) is not an object") }
    self.object = object
    self.what = what
  }

  /// A member that must be there.
  func value(_ name: String) throws(MalformedReply) -> JSON {
    guard let value = object[name] else { throw MalformedReply(reason: "\(what) has no \(name)") }
    return value
  }

  /// A string that must be there.
  func string(_ name: String) throws(MalformedReply) -> String {
    try require(name, "a string", try value(name).string)
  }

  /// A string, or nil where the member is absent.
  func optionalString(_ name: String) throws(MalformedReply) -> String? {
    object[name] == nil ? nil : try string(name)
  }

  /// A whole number that must be there.
  func integer(_ name: String) throws(MalformedReply) -> Int {
    try require(name, "a whole number", try value(name).int64.flatMap(Int.init(exactly:)))
  }

  /// A number, or nil where the member is absent.
  func optionalDouble(_ name: String) throws(MalformedReply) -> Double? {
    object[name] == nil ? nil : try require(name, "a number", object[name]?.double)
  }

  /// An array that must be there.
  func array(_ name: String) throws(MalformedReply) -> [JSON] {
    try require(name, "an array", try value(name).array)
  }

  /// An array of strings, or nil where the member is absent.
  func optionalStrings(_ name: String) throws(MalformedReply) -> [String]? {
    guard object[name] != nil else { return nil }
    var strings: [String] = []
    for element in try array(name) { strings.append(try require(name, "an array of strings", element.string)) }
    return strings
  }

  func require<Value>(_ name: String, _ type: String, _ value: Value?) throws(MalformedReply) -> Value {
    guard let value else { throw MalformedReply(reason: "\(name) of \(what) is not \(type)") }
    return value
  }
}
