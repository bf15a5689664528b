public import ShirabeJSON

/// A document of JSON Schema (draft 2020-12) for what stands in messages, made of the lists of members that also write and read
/// it. `Schemas` has each as the file `NAME.schema.json`.
///
/// Two files there are written by hand: `get`, an article as it was given, and `batch`, a line that only the client prints.
public struct SchemaDocument: Sendable {
  /// Its name: that of a method for a result, of a notification, or `METHOD.params`.
  public let name: String
  /// The document.
  public let schema: JSON

  private init(_ name: String, _ text: String, _ schema: JSON.Object, _ definitions: SchemaDefinitions) {
    self.name = name
    var document: JSON.Object = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(name), "description": .string(text),
    ]
    document.members += schema.members
    if !definitions.definitions.members.isEmpty { document["$defs"] = .object(definitions.definitions) }
    self.schema = .object(document)
  }
}

extension SchemaDocument {
  /// What the client's own JSON begins with.
  private static let format: JSON = [
    "description": "The version of the form; the client's own --format json has it, the daemon does not.", "const": 1,
  ]

  /// The document of a result.
  ///
  /// - Parameters:
  ///   - isPrinted: Whether the client prints it as JSON of its own.
  ///   - omitted: A member that this method's result never has, though others of the type do.
  static func result<Value: Modelled>(
    _ type: Value.Type, of method: Method, _ text: String, isPrinted: Bool, without omitted: String? = nil
  ) -> SchemaDocument {
    var definitions = SchemaDefinitions()
    var schema = definitions.object(type)
    var properties = schema["properties"]?.object ?? [:]
    properties.members.removeAll { $0.name == omitted }
    if isPrinted { properties.members.insert(.init(name: "format", value: format), at: 0) }
    schema["properties"] = .object(properties)
    return SchemaDocument(method.rawValue, text, schema, definitions)
  }

  /// The document of a notification, envelope included.
  static func notification<Value: Modelled>(_ type: Value.Type, _ name: String, _ text: String) -> SchemaDocument {
    var definitions = SchemaDefinitions()
    let schema: JSON.Object = [
      "type": "object",
      "properties": [
        "jsonrpc": ["const": "2.0"], "method": ["const": .string(name)], "params": .object(definitions.object(type)),
      ],
      "required": ["jsonrpc", "method", "params"],
    ]
    return SchemaDocument(name, text, schema, definitions)
  }

  /// The document of the parameters of a method.
  static func parameters<List: ParameterList>(_ list: List.Type, of method: Method) -> SchemaDocument {
    var visitor = ParameterSchema<List.Parameters>(List.blank)
    List.visitParameters(&visitor)
    let schema: JSON.Object = [
      "type": "object", "properties": .object(visitor.properties),
      "required": .array(visitor.required.map(JSON.string)), "additionalProperties": false,
    ]
    return SchemaDocument("\(method.rawValue).params", "The params of \(method.rawValue).", schema, SchemaDefinitions())
  }

  /// The document of the error object of a reply.
  static var error: SchemaDocument {
    var definitions = SchemaDefinitions()
    let schema = ReplyError.schema(MemberFacts(), &definitions)
    return SchemaDocument("error", "The error object of a reply.", schema, definitions)
  }
}
