public import ShirabeJSON

/// The parameters of `get`.
public struct GetParameters: Equatable, Sendable {
  /// The article's id.
  public var id: String
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters.
  public init(id: String, timeoutMilliseconds: Int? = nil) {
    self.id = id
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "get") }
}

extension GetParameters: ParameterList, WireEncodable {
  static var blank: GetParameters { GetParameters(id: "") }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == GetParameters {
    try visitor.required("id", \.id, "The article's id.")
    try visitor.optional("timeoutMilliseconds", \.timeoutMilliseconds, .atLeast(1), ParameterText.time)
  }

  /// Writes the id, and the time where one is named.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
