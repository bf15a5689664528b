extension JSON: CustomStringConvertible {
  /// The value as compact JSON.
  public var description: String { String(decoding: encoded, as: UTF8.self) }

  /// The value as compact JSON in UTF-8.
  public var encoded: [UInt8] {
    var writer = JSONWriter()
    writer.append(self)
    return writer.bytes
  }
}
