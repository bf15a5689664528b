import ShirabeJSON

extension String: ParameterValue {
  static var unlimited: TextLimits { TextLimits() }

  static func expectation(_ limits: TextLimits) -> String { "a string" }

  static func read(_ value: JSON, _ name: StaticString, _ limits: TextLimits) throws(ParameterError) -> String {
    guard let text = value.string else { throw mistyped(name, limits, value) }
    if let maximum = limits.maximumBytes, text.utf8.count > maximum {
      throw ParameterError(
        .overLimit, "\(name) has \(text.utf8.count) bytes but may have at most \(maximum); \(limits.advice)")
    }
    return text
  }

  static func schema(_ limits: TextLimits) -> JSON.Object { ["type": "string"] }
}

extension Int: ParameterValue {
  static var unlimited: IntegerLimits { .from(Int.min...Int.max) }

  static func expectation(_ limits: IntegerLimits) -> String {
    switch limits {
    case .atLeast, .upTo: "a whole number of at least \(limits.range.lowerBound)"
    case .from(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    }
  }

  static func read(_ value: JSON, _ name: StaticString, _ limits: IntegerLimits) throws(ParameterError) -> Int {
    guard let number = value.number else { throw mistyped(name, limits, value) }
    guard let integer = number.int64.flatMap(Int.init(exactly:)), limits.range.contains(integer) else {
      throw ParameterError(.invalidParameters, "\(name) must be \(expectation(limits)), not \(number.text)")
    }
    return integer
  }

  static func schema(_ limits: IntegerLimits) -> JSON.Object {
    switch limits {
    case .atLeast(let minimum): ["type": "integer", "minimum": JSON(minimum)]
    case .from(let range): ["type": "integer", "minimum": JSON(range.lowerBound), "maximum": JSON(range.upperBound)]
    case .upTo(let maximum): ["type": "integer", "minimum": 0, "maximum": JSON(maximum)]
    }
  }
}

extension Bool: ParameterValue {
  static var unlimited: Void { () }

  static func expectation(_ limits: Void) -> String { "true or false" }

  static func read(_ value: JSON, _ name: StaticString, _ limits: Void) throws(ParameterError) -> Bool {
    guard let bool = value.bool else { throw mistyped(name, limits, value) }
    return bool
  }

  static func schema(_ limits: Void) -> JSON.Object { ["type": "boolean"] }
}

/// Several words of the protocol, each once.
extension Array: ParameterValue where Element: Choice {
  static var unlimited: Void { () }

  static func expectation(_ limits: Void) -> String { "an array of \(listed(Element.allCases.map(\.rawValue)))" }

  static func read(_ value: JSON, _ name: StaticString, _ limits: Void) throws(ParameterError) -> [Element] {
    guard let elements = value.array else { throw mistyped(name, limits, value) }
    var choices: [Element] = []
    for element in elements {
      guard let choice = element.string.flatMap(Element.init(rawValue:)) else {
        throw ParameterError(.invalidParameters, "\(name) must be \(expectation(limits)), without \(element)")
      }
      if !choices.contains(choice) { choices.append(choice) }
    }
    return choices
  }

  static func schema(_ limits: Void) -> JSON.Object {
    ["type": "array", "items": ["enum": .array(Element.allCases.map { .string($0.rawValue) })]]
  }
}

/// Several words of the protocol, whose order says nothing; they are written in their own.
extension Set: ParameterValue where Element: Choice {
  static var unlimited: Void { () }

  static func expectation(_ limits: Void) -> String { [Element].expectation(limits) }

  static func read(_ value: JSON, _ name: StaticString, _ limits: Void) throws(ParameterError) -> Set<Element> {
    Set(try [Element].read(value, name, limits))
  }

  func append(to writer: inout JSONWriter) { Element.allCases.filter(contains).append(to: &writer) }

  static func schema(_ limits: Void) -> JSON.Object { [Element].schema(limits) }
}
