public import ShirabeJSON

/// The parameters of `status` and `ping`: none.
public struct NoParameters: Equatable, Sendable {
  /// Checks that there are no params, or an empty object.
  public init(_ params: JSON?, method: String) throws(ParameterError) {
    _ = try ParameterReader(params, method: method, names: [])
  }
}
