public import ShirabeJSON

/// The parameters of `search`.
public struct SearchParameters: Equatable, Sendable {
  /// The most hits in one reply.
  public static let maximumLimit = 1000
  /// How deep `offset` may page.
  public static let maximumDepth = 10_000

  /// The query as written.
  public var query: String
  /// How its words combine.
  public var match: Match
  /// The most hits wanted.
  public var limit: Int
  /// How many hits to pass over.
  public var offset: Int
  /// The `next` of the reply before; only with `sort` id.
  public var after: String?
  /// The order of hits.
  public var sort: Sort
  /// The members a hit shall carry.
  public var fields: Set<HitField>
  /// After how long to give up; nil leaves it to the daemon.
  public var timeoutMilliseconds: Int?

  /// Makes parameters, with the contract's defaults.
  public init(
    query: String, match: Match = .all, limit: Int = 10, offset: Int = 0, after: String? = nil,
    sort: Sort = .relevance, fields: Set<HitField> = HitField.defaults, timeoutMilliseconds: Int? = nil
  ) {
    self.query = query
    self.match = match
    self.limit = limit
    self.offset = offset
    self.after = after
    self.sort = sort
    self.fields = fields
    self.timeoutMilliseconds = timeoutMilliseconds
  }

  /// Reads the params of a request, strictly.
  public init(_ params: JSON?) throws(ParameterError) {
    let reader = try ParameterReader(
      params, method: "search",
      names: ["query", "match", "limit", "offset", "after", "sort", "fields", "timeoutMilliseconds"])
    self.init(
      query: try reader.requiredString("query"),
      match: try reader.choice("match", of: Match.allCases) ?? .all,
      limit: try reader.integer("limit", minimum: 0) ?? 10,
      offset: try reader.integer("offset", minimum: 0) ?? 0,
      after: try reader.string("after"),
      sort: try reader.choice("sort", of: Sort.allCases) ?? .relevance,
      fields: try reader.choices("fields", of: HitField.allCases) ?? HitField.defaults,
      timeoutMilliseconds: try reader.integer("timeoutMilliseconds", minimum: 1))
    try check()
  }

  /// Checks the limits, and that `after` stands where it has a meaning.
  private func check() throws(ParameterError) {
    if limit > Self.maximumLimit {
      throw ParameterError(.overLimit, "limit is \(limit) but may be at most \(Self.maximumLimit); ask for pages")
    }
    if offset > Self.maximumDepth - limit {
      throw ParameterError(
        .overLimit, "offset + limit may be at most \(Self.maximumDepth); to go deeper use sort \"id\" and after")
    }
    if after != nil, sort != .id {
      throw ParameterError(.invalidParameters, "after goes with sort \"id\" only")
    }
    if after != nil, offset != 0 {
      throw ParameterError(.invalidParameters, "after and offset exclude each other; leave offset out")
    }
  }
}

extension SearchParameters: WireEncodable {
  /// Writes the members that differ from the defaults, and the query.
  public func encode(into writer: inout JSONWriter) {
    writer.beginObject()
    writer.appendMember("query", query)
    if match != .all { writer.appendMember("match", match.rawValue) }
    if limit != 10 { writer.appendMember("limit", limit) }
    if offset != 0 { writer.appendMember("offset", offset) }
    writer.appendMember("after", after)
    if sort != .relevance { writer.appendMember("sort", sort.rawValue) }
    if fields != HitField.defaults {
      writer.appendMember("fields", HitField.allCases.filter(fields.contains).map(\.rawValue))
    }
    if let timeoutMilliseconds { writer.appendMember("timeoutMilliseconds", timeoutMilliseconds) }
    writer.endObject()
  }
}
