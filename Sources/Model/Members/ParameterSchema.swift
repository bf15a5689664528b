import ShirabeJSON

/// Makes JSON Schema (draft 2020-12) of a list of parameters, defaults included.
struct ParameterSchema<Owner>: ParameterVisitor {
  typealias Failure = Never

  /// The schema of each parameter, by name.
  private(set) var properties = JSON.Object()
  /// The parameters that must be there.
  private(set) var required: [String] = []
  private let blank: Owner

  /// Begins with the defaults.
  init(_ blank: Owner) { self.blank = blank }

  mutating func required<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) {
    required.append("\(name)")
    add(name, text, Value.schema(limits))
  }

  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ limits: Value.Limits, _ text: StaticString
  ) {
    var schema = Value.schema(limits)
    schema["default"] = ParameterSchema.json(blank[keyPath: path])
    add(name, text, schema)
  }

  mutating func optional<Value: ParameterValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ limits: Value.Limits, _ text: StaticString
  ) {
    add(name, text, Value.schema(limits))
  }

  mutating func parameters<List: ParameterList>(
    of path: WritableKeyPath<Owner, List.Parameters>, _ list: List.Type
  ) {
    var visitor = ParameterSchema<List.Parameters>(List.blank)
    List.visitParameters(&visitor)
    properties.members += visitor.properties.members
    required += visitor.required
  }

  private mutating func add(_ name: StaticString, _ text: StaticString, _ schema: JSON.Object) {
    properties["\(name)"] = .object(
      JSON.Object([.init(name: "description", value: .string("\(text)"))] + schema.members))
  }

  /// A value as JSON; null where it cannot be read back, which no value comes to.
  private static func json(_ value: some ParameterValue) -> JSON {
    var writer = JSONWriter()
    value.append(to: &writer)
    return (try? JSON(parsing: writer.bytes)) ?? .null
  }
}
