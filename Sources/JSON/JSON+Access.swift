extension JSON {
  /// Whether the value is `null`.
  public var isNull: Bool { self == .null }

  /// The value as a Bool, or nil where it is of another type.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The value as a string, or nil where it is of another type.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The value as a number, or nil where it is of another type.
  public var number: Number? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The value as an integer, or nil where it is no number or none that `Number.int64` takes.
  public var int64: Int64? { number?.int64 }

  /// The value as a finite double, or nil where it is no number or too large for one.
  public var double: Double? { number?.double }

  /// The elements, or nil where the value is no array.
  public var array: [JSON]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members, or nil where the value is no object.
  public var object: Object? {
    if case .object(let value) = self { value } else { nil }
  }

  /// The member of this name, or nil where there is none or the value is no object; of several the last.
  ///
  /// - Complexity: O(members).
  public subscript(name: String) -> JSON? { object?[name] }

  /// What the value is, in words for an error: "a string", "an array" …
  public var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
