import Foundation
public import ShirabeJSON

/// A JSON Schema (draft 2020-12), in the part of the language that the schemas of the package are written in. A keyword
/// of another part is a failure, so that nothing stands in a schema unchecked.
public struct Schema {
  /// Where `$ref` finds the document of a relative address.
  public typealias Documents = (String) throws -> JSON

  private let root: JSON
  private let documents: Documents
  private let isClosed: Bool

  /// Takes a document. Where it is closed, an object whose schema lists `properties` may have no others unless
  /// `additionalProperties` allows them: what a reply carries must be in its schema, though readers let more pass.
  public init(_ root: JSON, isClosed: Bool = false, documents: @escaping Documents = Schema.none) {
    self.root = root
    self.documents = documents
    self.isClosed = isClosed
  }

  /// Reads the schema of this name in the package, closed, with those that it refers to.
  public init(named name: String, file: String = #filePath) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(
      "../../Sources/Model/Schemas")
    func read(_ name: String) throws -> JSON {
      try JSON(parsing: Array(Data(contentsOf: folder.appendingPathComponent(name))))
    }
    self.init(try read("\(name).schema.json"), isClosed: true, documents: read)
  }

  /// No documents.
  public static func none(_ address: String) throws -> JSON { throw TestFailure("no document \(address)") }

  /// What in a value is against the schema, each with its place; empty where it is valid.
  public func problems(in value: JSON) throws -> [String] { try problems(in: value, by: root, at: "$") }

  private func problems(in value: JSON, by schema: JSON, at place: String) throws -> [String] {
    if case .bool(let isAllowed) = schema { return isAllowed ? [] : ["\(place) may not be there"] }
    guard let keywords = schema.object else { throw TestFailure("a schema is \(schema.typeName)") }
    return try keywords.members.flatMap { try problems(in: value, by: $0, of: schema, at: place) }
      + closing(value, schema, place)
  }

  private func problems(
    in value: JSON, by keyword: JSON.Object.Member, of schema: JSON, at place: String
  ) throws -> [String] {
    let argument = keyword.value
    switch keyword.name {
    case "$schema", "$id", "$defs", "title", "description", "default": return []
    case "$ref": return try referring(to: argument, value, place)
    case "type":
      let isOf = SchemaType(rawValue: argument.string ?? "")?.contains(value)
      guard let isOf else { throw TestFailure("no type \(argument)") }
      return isOf ? [] : ["\(place) is \(value.typeName), not of type \(argument)"]
    case "const": return value == argument ? [] : ["\(place) is \(value), not \(argument)"]
    case "enum": return argument.array?.contains(value) == true ? [] : ["\(place) is \(value), none of \(argument)"]
    case "minimum": return try limit(value.double, argument, place, "under") { $0 >= $1 }
    case "maximum": return try limit(value.double, argument, place, "over") { $0 <= $1 }
    case "minLength":
      return try limit(value.string.map { Double($0.unicodeScalars.count) }, argument, place, "shorter than") {
        $0 >= $1
      }
    case "minItems":
      return try limit(value.array.map { Double($0.count) }, argument, place, "shorter than") { $0 >= $1 }
    case "maxItems": return try limit(value.array.map { Double($0.count) }, argument, place, "longer than") { $0 <= $1 }
    case "items":
      return try (value.array ?? []).enumerated().flatMap {
        try problems(in: $0.element, by: argument, at: "\(place)[\($0.offset)]")
      }
    case "properties":
      return try (value.object?.members ?? []).flatMap { member in
        try argument[member.name].map { try problems(in: member.value, by: $0, at: "\(place).\(member.name)") } ?? []
      }
    case "required":
      guard let object = value.object else { return [] }
      return (argument.array ?? []).compactMap(\.string).filter { object[$0] == nil }.map { "\(place) has no \($0)" }
    case "additionalProperties": return try additional(value, argument, schema, place)
    case "oneOf":
      let matching = try (argument.array ?? []).count { try problems(in: value, by: $0, at: place).isEmpty }
      return matching == 1 ? [] : ["\(place) is valid by \(matching) of the schemas of oneOf"]
    default: throw TestFailure("the keyword \(keyword.name) is not known here")
    }
  }

  private func limit(
    _ figure: Double?, _ argument: JSON, _ place: String, _ words: String, _ holds: (Double, Double) -> Bool
  ) throws -> [String] {
    guard let bound = argument.double else { throw TestFailure("a limit is \(argument)") }
    guard let figure, !holds(figure, bound) else { return [] }
    return ["\(place) is \(words) \(argument)"]
  }

  private func additional(_ value: JSON, _ rule: JSON, _ schema: JSON, _ place: String) throws -> [String] {
    let known = schema["properties"]?.object?.members.map(\.name) ?? []
    return try (value.object?.members ?? []).filter { !known.contains($0.name) }.flatMap {
      try problems(in: $0.value, by: rule, at: "\(place).\($0.name)")
    }
  }

  /// What a closed schema says of members that it does not list.
  private func closing(_ value: JSON, _ schema: JSON, _ place: String) throws -> [String] {
    guard isClosed, schema["properties"] != nil, schema["additionalProperties"] == nil else { return [] }
    return try additional(value, false, schema, place)
  }

  private func referring(to reference: JSON, _ value: JSON, _ place: String) throws -> [String] {
    guard let address = reference.string else { throw TestFailure("$ref is \(reference)") }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts[0].isEmpty else {
      let other = Schema(try documents(parts[0]), isClosed: isClosed, documents: documents)
      let rest: JSON? = parts.count > 1 ? ["$ref": .string("#" + parts[1])] : nil
      return try other.problems(in: value, by: rest ?? other.root, at: place)
    }
    var target = root
    for name in address.dropFirst(2).split(separator: "/") {
      guard let next = target[String(name)] else { throw TestFailure("nothing stands at \(address)") }
      target = next
    }
    return try problems(in: value, by: target, at: place)
  }
}
