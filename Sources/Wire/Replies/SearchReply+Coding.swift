public import ShirabeJSON

extension SearchReply {
  /// Reads a result whose offsets are in this unit; members that are not known here are passed over.
  public init(_ value: JSON, offsetUnit: OffsetUnit = .utf8) throws(MalformedReply) {
    let members = try MemberReader(value, what: "the result of search")
    self.init(
      hits: try members.values("hits") { value throws(MalformedReply) in
        try SearchHit(value, offsetUnit: offsetUnit)
      },
      total: try members.integer("total"), matched: try members.choice("matched"),
      tookMicroseconds: try members.integer("tookMicroseconds"), generation: try members.integer("generation"),
      indexId: try members.optionalString("indexId"), next: try members.optionalString("next"),
      notes: try members.optionalStrings("notes"),
      facets: try members.optionalValue("facets") { value throws(MalformedReply) in try Self.facets(value) },
      terms: try members.optionalValues("terms") { value throws(MalformedReply) in try TermCount(value) },
      suggestions: try members.optionalValues("suggestions") { value throws(MalformedReply) in
        try QuerySuggestion(value)
      })
  }

  private static func facets(_ value: JSON) throws(MalformedReply) -> [FacetCounts] {
    let members = try MemberReader(value, what: "facets")
    var facets: [FacetCounts] = []
    for name in value.object?.members.map(\.name) ?? [] {
      if let facet = Facet(rawValue: name) { facets.append(try FacetCounts(facet, members)) }
    }
    return facets
  }
}

extension SearchReply: WireEncodable {
  /// Writes the result object.
  ///
  /// - Complexity: O(bytes of the hits).
  public func encode(into writer: inout JSONWriter) {
    encode(into: &writer) { tookMicroseconds }
  }

  /// Writes the result object; how long it took is asked for when the hits are written, so that their encoding counts.
  public func encode(into writer: inout JSONWriter, tookMicroseconds: () -> Int) {
    writer.beginObject()
    writer.appendMember("hits", hits)
    writer.appendMember("total", total)
    writer.appendMember("matched", matched.rawValue)
    writer.appendMember("tookMicroseconds", tookMicroseconds())
    writer.appendMember("generation", generation)
    writer.appendMember("indexId", indexId)
    writer.appendMember("next", next)
    writer.appendMember("notes", notes)
    if let facets {
      writer.appendKey("facets")
      writer.beginObject()
      for facet in facets { facet.encodeMember(into: &writer) }
      writer.endObject()
    }
    writer.appendMember("terms", terms)
    writer.appendMember("suggestions", suggestions)
    writer.endObject()
  }
}
