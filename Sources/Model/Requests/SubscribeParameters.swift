public import ShirabeJSON

/// The parameters of `subscribe`.
public struct SubscribeParameters: Equatable, Sendable {
  /// The query as written.
  public var query: String
  /// How its words combine; never `auto`.
  public var match: Match
  /// What hits carry, and how long a search may take; the other members have no meaning here.
  public var page: PageParameters
  private var generation: Int?
  private var indexId: String?

  /// Makes parameters, with the contract's defaults.
  public init(
    query: String, match: Match = .all, page: PageParameters = PageParameters(), since: IndexMoment? = nil
  ) {
    self.query = query
    self.match = match
    self.page = page
    self.since = since
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "subscribe") }

  /// After which moment articles are told; nil for the present one.
  public var since: IndexMoment? {
    get { generation.map { IndexMoment($0, indexId: indexId) } }
    set { (generation, indexId) = (newValue?.generation, newValue?.indexId) }
  }
}

extension SubscribeParameters: ParameterList, WireEncodable {
  static var blank: SubscribeParameters { SubscribeParameters(query: "") }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SubscribeParameters {
    try visitor.required("query", \.query, "The query as written.")
    try visitor.optional("match", \.match, Match.settled, "How its words combine.")
    try visitor.optional("since", \.generation, .atLeast(0), ParameterText.since)
    try visitor.optional("indexId", \.indexId, ParameterText.indexId)
    try visitor.parameters(of: \.page, SubscribedPage.self)
  }

  static func check(_ parameters: SubscribeParameters) throws(ParameterError) {
    try IndexMoment.check(since: parameters.generation, indexId: parameters.indexId)
  }

  /// Writes the query, and the members that have a meaning and differ from the defaults.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
