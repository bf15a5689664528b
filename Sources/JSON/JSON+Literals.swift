extension JSON: ExpressibleByNilLiteral {
  /// Makes `null`.
  public init(nilLiteral: ()) { self = .null }
}

extension JSON: ExpressibleByBooleanLiteral {
  /// Makes a boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByIntegerLiteral {
  /// Makes a number written as an integer.
  public init(integerLiteral value: Int64) { self = .number(Number(value)) }
}

extension JSON: ExpressibleByFloatLiteral {
  /// Makes a number in its shortest form that reads back the same.
  public init(floatLiteral value: Double) { self = JSON(value) }
}

extension JSON: ExpressibleByStringLiteral {
  /// Makes a string.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByArrayLiteral {
  /// Makes an array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  /// Makes an object, its members in the order given.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self = .object(Object(members.map { Object.Member(name: $0.0, value: $0.1) }))
  }
}

extension JSON {
  /// Makes a number written as an integer.
  public init(_ value: some BinaryInteger) { self = .number(Number(value)) }

  /// Makes a number in its shortest form that reads back the same; `null` where the value is not finite.
  public init(_ value: Double) {
    if let number = Number(value) { self = .number(number) } else { self = .null }
  }
}

extension JSON.Object: ExpressibleByDictionaryLiteral {
  /// Makes an object, its members in the order given.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self.init(members.map { Member(name: $0.0, value: $0.1) })
  }
}
