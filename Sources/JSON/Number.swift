extension JSON {
  /// A number as it was written: `1`, `1.0` and `1e0` are three different ones.
  public struct Number: Equatable, Sendable {
    /// The number as written, after RFC 8259, section 6.
    public let text: String

    /// Keeps a text that the parser has found to be a number.
    init(verified text: String) { self.text = text }

    /// Writes an integer.
    public init(_ value: some BinaryInteger) { text = String(value) }

    /// Writes a double in its shortest form that reads back the same; nil where it is not finite.
    public init?(_ value: Double) {
      guard value.isFinite else { return nil }
      text = value.description
    }

    /// The number as an integer: written as one, or with a fraction or an exponent and yet whole (`1.0`, `1e3`) and
    /// below 2^53; nil otherwise, so that no digit is ever lost.
    public var int64: Int64? {
      if let integer = Int64(text) { return integer }
      guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }),
        let double, abs(double) < 0x1p53
      else { return nil }
      let integer = Int64(double)
      return Double(integer) == double ? integer : nil
    }

    /// The nearest double, or nil where that would be infinite.
    public var double: Double? {
      guard let double = Double(text), double.isFinite else { return nil }
      return double
    }
  }
}
