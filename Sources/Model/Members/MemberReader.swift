import ShirabeJSON

/// Takes members of an object by name and type; what else the object has is passed over.
struct MemberReader {
  /// What the offsets in the message count.
  let offsetUnit: OffsetUnit
  /// The object.
  let object: JSON.Object
  private let what: String

  /// Opens an object; `what` names it in errors.
  init(_ value: JSON, what: String, in offsetUnit: OffsetUnit = .utf8) throws(MalformedReply) {
    guard let object = value.object else { throw MalformedReply(reason: "\(what) is not an object") }
    self.object = object
    self.what = what
    self.offsetUnit = offsetUnit
  }

  /// Whether there is such a member.
  func has(_ name: StaticString) -> Bool { object.value(named: name) != nil }

  /// A member that must be there.
  func value(_ name: StaticString) throws(MalformedReply) -> JSON {
    guard let value = object.value(named: name) else { throw MalformedReply(reason: "\(what) has no \(name)") }
    return value
  }

  /// A string that must be there.
  func string(_ name: StaticString) throws(MalformedReply) -> String {
    try require(name, "a string", try value(name).string)
  }

  /// An array that must be there.
  func array(_ name: StaticString) throws(MalformedReply) -> [JSON] {
    try require(name, "an array", try value(name).array)
  }

  /// An object that must be there.
  func object(_ name: StaticString) throws(MalformedReply) -> JSON.Object {
    try require(name, "an object", try value(name).object)
  }

  /// The value of a member, unless it is nil.
  func require<Value>(
    _ name: StaticString, _ type: @autoclosure () -> String, _ value: Value?
  ) throws(MalformedReply) -> Value {
    guard let value else { throw malformed(name, type()) }
    return value
  }

  /// The error for a member that is no value of its type.
  func malformed(_ name: StaticString, _ type: String) -> MalformedReply {
    MalformedReply(reason: "\(name) of \(what) is not \(type)")
  }

  /// The error for a member of several values that are not of their type.
  func malformed(_ name: StaticString, plural types: String) -> MalformedReply {
    MalformedReply(reason: "\(name) of \(what) are not \(types)")
  }
}
