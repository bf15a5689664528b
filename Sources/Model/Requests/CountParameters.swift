public import ShirabeJSON

/// The parameters of `count`.
public struct CountParameters: Equatable, Sendable {
  /// The query as written.
  public var query: String
  /// How its words combine; never `auto`.
  public var match: Match
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters, with the contract's defaults.
  public init(query: String, match: Match = .all, timeoutMilliseconds: Int? = nil) {
    self.query = query
    self.match = match
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "count") }
}

extension CountParameters: ParameterList, WireEncodable {
  static var blank: CountParameters { CountParameters(query: "") }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == CountParameters {
    try visitor.required("query", \.query, "The query as written.")
    try visitor.optional("match", \.match, Match.settled, "How its words combine.")
    try visitor.optional("timeoutMilliseconds", \.timeoutMilliseconds, .atLeast(1), ParameterText.time)
  }

  /// Writes the query, and the members that differ from the defaults.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
