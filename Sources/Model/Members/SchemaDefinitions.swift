import ShirabeJSON

/// The definitions of one document of JSON Schema, which places in it refer to.
struct SchemaDefinitions {
  /// What is defined so far, by name, in the order in which it was first referred to.
  private(set) var definitions = JSON.Object()

  /// The schema of a type for one place: what it is, or where that is defined.
  mutating func reference<Value: Modelled>(to type: Value.Type) -> JSON.Object {
    guard let name = Value.definition else { return object(type) }
    if definitions[name] == nil {
      // The place is taken before what it refers to itself.
      definitions[name] = [:]
      definitions[name] = .object(object(type))
    }
    return ["$ref": .string("#/$defs/\(name)")]
  }

  /// The schema of a type, spelt out.
  mutating func object<Value: Modelled>(_ type: Value.Type) -> JSON.Object {
    var visitor = SchemaWriter<Value>(self)
    Value.visitMembers(&visitor)
    self = visitor.definitions
    return [
      "type": "object", "properties": .object(visitor.properties),
      "required": .array(visitor.required.map(JSON.string)),
    ]
  }
}
