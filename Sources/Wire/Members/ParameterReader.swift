import ShirabeJSON

/// Takes parameters by name, type and range; what is not listed is an error.
struct ParameterReader {
  private let object: JSON.Object

  /// Opens the params of a request; `names` are all that the method knows.
  init(_ params: JSON?, method: String, names: [String]) throws(ParameterError) {
    // What is said of errors is put together only where there is one: most requests have none.
    func allowed() -> String { names.isEmpty ? "\(method) takes none" : "\(method) takes \(listed(names))" }
    switch params {
    case nil: object = JSON.Object()
    case .object(let object): self.object = object
    default: throw ParameterError(.invalidParameters, "params must be an object with named members; \(allowed())")
    }
    if let unknown = object.members.first(where: { !names.contains($0.name) }) {
      throw ParameterError(.invalidParameters, "no parameter \(JSON.string(unknown.name)); \(allowed())")
    }
  }

  /// A string that must be there.
  func requiredString(_ name: String) throws(ParameterError) -> String {
    guard let value = try string(name) else {
      throw ParameterError(.invalidParameters, "\(name) is missing; it must be a string")
    }
    return value
  }

  /// A string, or nil where the member is absent.
  func string(_ name: String) throws(ParameterError) -> String? {
    guard let value = object[name] else { return nil }
    guard let string = value.string else { throw mistyped(name, "a string", value) }
    return string
  }

  /// A whole number of at least `minimum`, or nil where the member is absent.
  func integer(_ name: String, minimum: Int) throws(ParameterError) -> Int? {
    try integer(name, in: minimum...Int.max, "a whole number of at least \(minimum)")
  }

  /// A whole number of a range, or nil where the member is absent.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(ParameterError) -> Int? {
    try integer(name, in: range, "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }

  private func integer(
    _ name: String, in range: ClosedRange<Int>, _ expected: @autoclosure () -> String
  ) throws(ParameterError) -> Int? {
    guard let value = object[name] else { return nil }
    guard let number = value.number else { throw mistyped(name, expected(), value) }
    guard let integer = number.int64.flatMap(Int.init(exactly:)), range.contains(integer) else {
      throw ParameterError(.invalidParameters, "\(name) must be \(expected()), not \(number.text)")
    }
    return integer
  }

  /// True or false, or nil where the member is absent.
  func boolean(_ name: String) throws(ParameterError) -> Bool? {
    guard let value = object[name] else { return nil }
    guard let boolean = value.bool else { throw mistyped(name, "true or false", value) }
    return boolean
  }

  /// One of several words, or nil where the member is absent.
  func choice<Choice: RawRepresentable<String>>(
    _ name: String, of allowed: [Choice]
  ) throws(ParameterError) -> Choice? {
    guard let word = try string(name) else { return nil }
    guard let choice = allowed.first(where: { $0.rawValue == word }) else {
      throw ParameterError(
        .invalidParameters, "\(name) must be \(listed(allowed.map(\.rawValue), "or")), not \(JSON.string(word))")
    }
    return choice
  }

  /// An array of such words, each once, or nil where the member is absent.
  func choices<Choice: RawRepresentable<String> & Equatable>(
    _ name: String, of allowed: [Choice]
  ) throws(ParameterError) -> [Choice]? {
    guard let value = object[name] else { return nil }
    func expected() -> String { "an array of \(listed(allowed.map(\.rawValue)))" }
    guard let elements = value.array else { throw mistyped(name, expected(), value) }
    var choices: [Choice] = []
    for element in elements {
      guard let choice = allowed.first(where: { $0.rawValue == element.string }) else {
        throw ParameterError(.invalidParameters, "\(name) must be \(expected()), without \(element)")
      }
      if !choices.contains(choice) { choices.append(choice) }
    }
    return choices
  }

  private func mistyped(_ name: String, _ expected: String, _ value: JSON) -> ParameterError {
    ParameterError(.invalidParameters, "\(name) must be \(expected), not \(value.typeName)")
  }
}
