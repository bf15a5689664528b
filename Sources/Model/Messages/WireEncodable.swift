public import ShirabeJSON

/// A value that writes itself as one JSON value, without a tree in between.
public protocol WireEncodable: Sendable {
  /// Appends the value as one JSON value.
  func encode(into writer: inout JSONWriter)
}

extension JSON: WireEncodable {
  /// Appends the value itself.
  public func encode(into writer: inout JSONWriter) { writer.append(self) }
}
