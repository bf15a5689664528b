public import ShirabeJSON

/// The parameters of `subscribe`.
public struct SubscribeParameters: Equatable, Sendable {
  /// The members of a page that have a meaning here.
  private static let pageNames = ["fields", "snippets", "snippetLetters", "offsetUnit", "timeoutMilliseconds"]

  /// The query as written.
  public var query: String
  /// How its words combine; never `auto`.
  public var match: Match
  /// What hits carry, and how long a search may take; the other members have no meaning here.
  public var page: PageParameters
  /// After which moment articles are told; nil for the present one.
  public var since: IndexMoment?

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
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(
      params, method: "subscribe", names: ["query", "match", "since", "indexId"] + Self.pageNames)
    query = try reader.requiredString("query")
    match = try reader.choice("match", of: [.all, .any, .phrase]) ?? .all
    page = try PageParameters(reader)
    let indexId = try reader.string("indexId")
    since = try reader.integer("since", minimum: 0).map { IndexMoment($0, indexId: indexId) }
    if indexId != nil, since == nil {
      throw ParameterError(.invalidParameters, "indexId says which index since is about; since is missing")
    }
  }
}

extension SubscribeParameters: WireEncodable {
  /// Writes the members that differ from the defaults, and the query.
  public func encode(into writer: inout JSONWriter) {
    let meant = PageParameters(
      fields: page.fields, snippets: page.snippets, snippetLetters: page.snippetLetters, offsetUnit: page.offsetUnit,
      timeoutMilliseconds: page.timeoutMilliseconds)
    writer.beginObject()
    writer.appendMember("query", query)
    if match != .all { writer.appendMember("match", match.rawValue) }
    meant.encodeMembers(into: &writer)
    if let since { writer.appendMember("since", since.generation) }
    writer.appendMember("indexId", since?.indexId)
    writer.endObject()
  }
}
