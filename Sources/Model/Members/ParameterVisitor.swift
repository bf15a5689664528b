/// Who goes through the parameters of a method: to write them, to read them strictly, or to tell what they are.
///
/// Parameters are listed as the members of replies are, see ``MemberVisitor``, with what each may be and, as the value of
/// ``ParameterList/blank``, what it is where it is left out.
protocol ParameterVisitor {
  associatedtype Owner
  associatedtype Failure: Error

  /// A parameter that must be there.
  mutating func required<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) throws(Failure)

  /// A parameter that has a default.
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) throws(Failure)

  /// A parameter that is nil where it is left out.
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ limits: Value.Limits, _ text: StaticString
  ) throws(Failure)

  /// Parameters of a part, which stand among those of the whole.
  mutating func parameters<List: ParameterList>(
    of path: WritableKeyPath<Owner, List.Parameters>, _ list: List.Type
  ) throws(Failure)
}

/// The same for values that may be anything of their type.
extension ParameterVisitor {
  @inline(__always)
  mutating func required<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ text: StaticString
  ) throws(Failure) {
    try required(name, path, Value.unlimited, text)
  }

  @inline(__always)
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ text: StaticString
  ) throws(Failure) {
    try optional(name, path, Value.unlimited, text)
  }

  @inline(__always)
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ text: StaticString
  ) throws(Failure) {
    try optional(name, path, Value.unlimited, text)
  }
}
