public import ShirabeJSON

/// The parameters of `status`, `metrics` and `ping`: none.
public struct NoParameters: Equatable, Sendable {
  /// Makes no parameters.
  public init() {}

  /// Checks that there are no params, or an empty object.
  public init(_ params: JSON?, method: String) throws(ParameterError) { self = try Self.read(params, method: method) }
}

extension NoParameters: ParameterList, WireEncodable {
  static var blank: NoParameters { NoParameters() }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == NoParameters {}

  /// Writes `{}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
