import ShirabeJSON

/// A value that may be a parameter.
protocol ParameterValue: Equatable, Sendable {
  /// What confines the values beyond their type.
  associatedtype Limits

  /// The limits that let every value pass.
  static var unlimited: Limits { get }

  /// What a value must be, in words for an error: "a whole number of at least 0".
  static func expectation(_ limits: Limits) -> String

  /// Reads the parameter of this name, strictly.
  static func read(_ value: JSON, _ name: StaticString, _ limits: Limits) throws(ParameterError) -> Self

  /// Appends the value.
  func append(to writer: inout JSONWriter)

  /// The keywords of JSON Schema that say what the value may be.
  static func schema(_ limits: Limits) -> JSON.Object
}

extension ParameterValue {
  /// The error for a value of another type.
  static func mistyped(_ name: StaticString, _ limits: Limits, _ value: JSON) -> ParameterError {
    ParameterError(.invalidParameters, "\(name) must be \(expectation(limits)), not \(value.typeName)")
  }
}
