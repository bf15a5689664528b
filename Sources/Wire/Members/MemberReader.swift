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

  /// A whole number, or nil where the member is absent.
  func optionalInteger(_ name: String) throws(MalformedReply) -> Int? {
    object[name] == nil ? nil : try integer(name)
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

  /// A number that must be there.
  func double(_ name: String) throws(MalformedReply) -> Double {
    try require(name, "a number", try value(name).double)
  }

  /// A boolean that must be there.
  func boolean(_ name: String) throws(MalformedReply) -> Bool {
    try require(name, "true or false", try value(name).bool)
  }

  /// One of the words of the protocol, which must be there.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ name: String) throws(MalformedReply) -> Choice {
    let word = try string(name)
    return try require(name, listed(Choice.allCases.map(\.rawValue), "or"), Choice(rawValue: word))
  }

  /// An array of words of the protocol, which must be there.
  func choices<Choice: RawRepresentable<String> & CaseIterable>(_ name: String) throws(MalformedReply) -> [Choice] {
    var choices: [Choice] = []
    for element in try array(name) {
      let choice = element.string.flatMap(Choice.init(rawValue:))
      choices.append(try require(name, "an array of \(listed(Choice.allCases.map(\.rawValue)))", choice))
    }
    return choices
  }

  /// An array of values that must be there.
  func values<Value>(
    _ name: String, _ read: (JSON) throws(MalformedReply) -> Value
  ) throws(MalformedReply) -> [Value] {
    var values: [Value] = []
    for element in try array(name) { values.append(try read(element)) }
    return values
  }

  /// An array of values, or nil where the member is absent.
  func optionalValues<Value>(
    _ name: String, _ read: (JSON) throws(MalformedReply) -> Value
  ) throws(MalformedReply) -> [Value]? {
    object[name] == nil ? nil : try values(name, read)
  }

  /// A value, or nil where the member is absent.
  func optionalValue<Value>(
    _ name: String, _ read: (JSON) throws(MalformedReply) -> Value
  ) throws(MalformedReply) -> Value? {
    guard let value = object[name] else { return nil }
    return try read(value)
  }

  /// An array of pairs of offsets, neither negative, the second not before the first.
  func ranges(_ name: String) throws(MalformedReply) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for element in try array(name) {
      guard let pair = element.array, pair.count == 2, let lower = pair[0].int64.flatMap(Int.init(exactly:)),
        let upper = pair[1].int64.flatMap(Int.init(exactly:)), 0 <= lower, lower <= upper
      else { throw MalformedReply(reason: "\(name) of \(what) are not pairs of offsets") }
      ranges.append(lower..<upper)
    }
    return ranges
  }

  func require<Value>(
    _ name: String, _ type: @autoclosure () -> String, _ value: Value?
  ) throws(MalformedReply) -> Value {
    guard let value else { throw MalformedReply(reason: "\(name) of \(what) is not \(type())") }
    return value
  }
}
