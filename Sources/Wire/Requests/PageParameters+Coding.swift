import ShirabeJSON

extension PageParameters {
  /// The names of the members.
  static let names = [
    "limit", "offset", "after", "sort", "fields", "snippets", "snippetLetters", "offsetUnit", "positions", "facets",
    "explain", "collapseDuplicates", "timeoutMilliseconds",
  ]

  /// Takes the members out of a request's, strictly.
  init(_ reader: ParameterReader) throws(ParameterError) {
    self.init()
    limit = try reader.integer("limit", minimum: 0) ?? limit
    offset = try reader.integer("offset", minimum: 0) ?? offset
    after = try reader.string("after")
    sort = try reader.choice("sort", of: Sort.allCases) ?? sort
    fields = try reader.choices("fields", of: HitField.allCases).map { Set($0) } ?? fields
    snippets = try reader.integer("snippets", in: Self.snippetCounts)
    snippetLetters = try reader.integer("snippetLetters", in: Self.snippetLetterCounts) ?? snippetLetters
    offsetUnit = try reader.choice("offsetUnit", of: OffsetUnit.allCases) ?? offsetUnit
    positions = try reader.boolean("positions") ?? positions
    facets = try reader.choices("facets", of: Facet.allCases) ?? facets
    explain = try reader.boolean("explain") ?? explain
    collapseDuplicates = try reader.boolean("collapseDuplicates") ?? collapseDuplicates
    timeoutMilliseconds = try reader.integer("timeoutMilliseconds", minimum: 1)
    try check()
  }

  /// Checks the limits, and that `after` and `collapseDuplicates` stand where they have a meaning.
  private func check() throws(ParameterError) {
    if limit > Self.maximumLimit {
      throw ParameterError(.overLimit, "limit is \(limit) but may be at most \(Self.maximumLimit); ask for pages")
    }
    if offset > Self.maximumDepth - limit {
      throw ParameterError(
        .invalidParameters, "offset + limit may be at most \(Self.maximumDepth); to go deeper use sort \"id\" and after"
      )
    }
    if after != nil, sort != .id {
      throw ParameterError(.invalidParameters, "after goes with sort \"id\" only")
    }
    if collapseDuplicates, sort == .id {
      throw ParameterError(
        .invalidParameters,
        "collapseDuplicates goes with sort \"relevance\", \"newest\" or \"oldest\"; in the order of ids every match is a hit"
      )
    }
    if after != nil, offset != 0 {
      throw ParameterError(.invalidParameters, "after and offset exclude each other; leave offset out")
    }
  }

  /// Writes the members that differ from the defaults into an open object.
  func encodeMembers(into writer: inout JSONWriter) {
    if limit != 10 { writer.appendMember("limit", limit) }
    if offset != 0 { writer.appendMember("offset", offset) }
    writer.appendMember("after", after)
    if sort != .relevance { writer.appendMember("sort", sort.rawValue) }
    if fields != HitField.defaults {
      writer.appendMember("fields", HitField.allCases.filter(fields.contains).map(\.rawValue))
    }
    if let snippets { writer.appendMember("snippets", snippets) }
    if snippetLetters != 120 { writer.appendMember("snippetLetters", snippetLetters) }
    if offsetUnit != .utf8 { writer.appendMember("offsetUnit", offsetUnit.rawValue) }
    if positions { writer.appendMember("positions", positions) }
    if !facets.isEmpty { writer.appendMember("facets", facets.map(\.rawValue)) }
    if explain { writer.appendMember("explain", explain) }
    if collapseDuplicates { writer.appendMember("collapseDuplicates", collapseDuplicates) }
    if let timeoutMilliseconds { writer.appendMember("timeoutMilliseconds", timeoutMilliseconds) }
  }
}
