import ShirabeJSON

/// Reads parameters one after the other, by type and range.
struct ParameterReader<Owner>: ParameterVisitor {
  typealias Failure = ParameterError

  /// What has been read so far.
  private(set) var owner: Owner
  private let object: JSON.Object

  /// Begins with the defaults.
  init(_ blank: Owner, _ object: JSON.Object) {
    owner = blank
    self.object = object
  }

  @inline(__always)
  mutating func required<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) throws(ParameterError) {
    guard let value = object.value(named: name) else {
      throw ParameterError(.invalidParameters, "\(name) is missing; it must be \(Value.expectation(limits))")
    }
    owner[keyPath: path] = try Value.read(value, name, limits)
  }

  @inline(__always)
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) throws(ParameterError) {
    if let value = object.value(named: name) { owner[keyPath: path] = try Value.read(value, name, limits) }
  }

  @inline(__always)
  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ limits: Value.Limits, _ text: StaticString
  ) throws(ParameterError) {
    if let value = object.value(named: name) { owner[keyPath: path] = try Value.read(value, name, limits) }
  }

  mutating func parameters<List: ParameterList>(
    of path: WritableKeyPath<Owner, List.Parameters>, _ list: List.Type
  ) throws(ParameterError) {
    var reader = ParameterReader<List.Parameters>(owner[keyPath: path], object)
    try List.visitParameters(&reader)
    try List.check(reader.owner)
    owner[keyPath: path] = reader.owner
  }
}
