import ShirabeJSON

/// A type of JSON Schema.
enum SchemaType: String {
  case null
  case boolean
  case object
  case array
  case number
  case integer
  case string

  /// Whether a value is of it.
  func contains(_ value: JSON) -> Bool {
    switch (self, value) {
    case (.null, .null), (.boolean, .bool), (.object, .object), (.array, .array), (.number, .number),
      (.string, .string):
      true
    case (.integer, .number(let number)): number.int64 != nil
    default: false
    }
  }
}
