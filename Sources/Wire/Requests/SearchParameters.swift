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
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(
      params, method: "search", names: ["query", "match", "since", "indexId"] + PageParameters.names)
    query = try reader.requiredString("query")
    match = try reader.choice("match", of: Match.allCases) ?? .all
    page = try PageParameters(reader)
    since = try reader.integer("since", minimum: 0)
    indexId = try reader.string("indexId")
    if indexId != nil, since == nil {
      throw ParameterError(.invalidParameters, "indexId says which index since is about; since is missing")
    }
  }

  /// A parameter of the page.
  public subscript<Value>(dynamicMember member: WritableKeyPath<PageParameters, Value>) -> Value {
    get { page[keyPath: member] }
    set { page[keyPath: member] = newValue }
  }
}

extension SearchParameters: WireEncodable {
  /// Writes the members that differ from the defaults, and the query.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("query", query)
    if match != .all { writer.appendMember("match", match.rawValue) }
    page.encodeMembers(into: &writer)
    if let since { writer.appendMember("since", since) }
    writer.appendMember("indexId", indexId)
    writer.endObject()
  }
}
