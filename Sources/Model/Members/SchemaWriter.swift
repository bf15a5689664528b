import ShirabeJSON

/// Makes JSON Schema (draft 2020-12) of the members of a type.
struct SchemaWriter<Owner>: MemberVisitor {
  typealias Failure = Never

  /// The schema of each member, by name.
  private(set) var properties = JSON.Object()
  /// The members that are always there.
  private(set) var required: [String] = []
  /// What the schemas refer to.
  private(set) var definitions: SchemaDefinitions

  /// Begins an object in a document that has these definitions so far.
  init(_ definitions: SchemaDefinitions) { self.definitions = definitions }

  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value>, _ facts: MemberFacts
  ) {
    required.append("\(name)")
    add(name, Value.self, facts)
  }

  mutating func member<Value: MemberValue>(
    _ name: StaticString, _ path: WritableKeyPath<Owner, Value?>, _ facts: MemberFacts
  ) {
    add(name, Value.self, facts)
  }

  mutating func fields(_ fields: ArraySlice<ArticleField>, of path: WritableKeyPath<Owner, FieldValues>) {
    for field in fields {
      switch field.kind {
      case .text, .languageTag, .date: add(field.name, String.self, MemberFacts())
      case .list: add(field.name, [String].self, MemberFacts())
      }
    }
  }

  mutating func members<Part: Modelled>(of path: WritableKeyPath<Owner, Part?>, where name: StaticString) {
    _ = add(Part.self)
  }

  private mutating func add<Value: MemberValue>(_ name: StaticString, _ type: Value.Type, _ facts: MemberFacts) {
    var schema = JSON.Object()
    if let text = facts.text { schema["description"] = .string("\(text)") }
    schema.members += Value.schema(facts, &definitions).members
    properties["\(name)"] = .object(schema)
  }

  /// Adds the members of a part, and gives those that it always has.
  private mutating func add<Part: Modelled>(_ type: Part.Type) -> [String] {
    var visitor = SchemaWriter<Part>(definitions)
    Part.visitMembers(&visitor)
    definitions = visitor.definitions
    properties.members += visitor.properties.members
    return visitor.required
  }
}
