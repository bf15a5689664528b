public import ShirabeJSON

/// The parameters of `whyNot`.
public struct WhyNotParameters: Equatable, Sendable {
  /// The query as written.
  public var query: String
  /// The id of the article that is missed.
  public var id: String
  /// How the words combine; never `auto`.
  public var match: Match
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters, with the contract's defaults.
  public init(query: String, id: String, match: Match = .all, timeoutMilliseconds: Int? = nil) {
    self.query = query
    self.id = id
    self.match = match
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "whyNot") }
}

extension WhyNotParameters: ParameterList, WireEncodable {
  static var blank: WhyNotParameters { WhyNotParameters(query: "", id: "") }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == WhyNotParameters {
    try visitor.required("query", \.query, "The query as written.")
    try visitor.required("id", \.id, "The id of the article that is missed.")
    try visitor.optional("match", \.match, Match.settled, "How the words combine.")
    try visitor.optional("timeoutMilliseconds", \.timeoutMilliseconds, .atLeast(1), ParameterText.time)
  }

  /// Writes the query, the id, and the members that differ from the defaults.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
