public import ShirabeJSON

/// The parameters of `search`. Those of the page are members of the same object in a request, and so they can be
/// reached here as if they were the search's own.
@dynamicMemberLookup
public struct SearchParameters: Equatable, Sendable {
  /// The query as written.
  public var query: String
  /// How its words combine.
  public var match: Match
  /// Which hits, and what they carry.
  public var page: PageParameters
  /// The generation of an earlier reply: only articles that were added or changed after it are searched.
  public var since: Int?
  /// The index that the generation was told of; where there is another now, that is an error.
  public var indexId: String?

  /// Makes parameters, with the contract's defaults.
  public init(
    query: String, match: Match = .all, page: PageParameters = PageParameters(), since: Int? = nil,
    indexId: String? = nil
  ) {
    self.query = query
    self.match = match
    self.page = page
    self.since = since
    self.indexId = indexId
  }

  /// Reads the params of a request, strictly.
  ///
  /// - Throws: ``ParameterError``, of code `overLimit` where more hits are wanted than a reply may have.
  public init(_ params: JSON?) throws(ParameterError) { self = try Self.read(params, method: "search") }

  /// The moment that articles must be newer than; nil for all articles.
  public var moment: IndexMoment? {
    get { since.map { IndexMoment($0, indexId: indexId) } }
    set { (since, indexId) = (newValue?.generation, newValue?.indexId) }
  }

  /// A parameter of the page.
  public subscript<Value>(dynamicMember member: WritableKeyPath<PageParameters, Value>) -> Value {
    get { page[keyPath: member] }
    set { page[keyPath: member] = newValue }
  }
}

extension SearchParameters: ParameterList, WireEncodable {
  static var blank: SearchParameters { SearchParameters(query: "") }

  static func visitParameters<Visitor: ParameterVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SearchParameters {
    try visitor.required("query", \.query, "The query as written.")
    try visitor.optional("match", \.match, "How its words combine.")
    try visitor.optional("since", \.since, .atLeast(0), ParameterText.since)
    try visitor.optional("indexId", \.indexId, ParameterText.indexId)
    try visitor.parameters(of: \.page, PageParameters.self)
  }

  static func check(_ parameters: SearchParameters) throws(ParameterError) {
    try IndexMoment.check(since: parameters.since, indexId: parameters.indexId)
  }

  /// Writes the query, and the members that differ from the defaults.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
