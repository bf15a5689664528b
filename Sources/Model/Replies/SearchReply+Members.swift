public import ShirabeJSON

extension SearchReply {
  /// Reads a result whose offsets are in this unit; members that are not known here are passed over.
  public init(_ value: JSON, offsetUnit: OffsetUnit = .utf8) throws(MalformedReply) {
    try self.init(reading: value, in: offsetUnit)
  }

  /// The counts as they stand in messages.
  fileprivate var facetTable: FacetTable? {
    get { facets.map { FacetTable(counts: $0) } }
    set { facets = newValue?.counts }
  }
}

extension SearchReply: Modelled, WireEncodable {
  static var noun: String { "the result of search" }
  static var blank: SearchReply {
    SearchReply(hits: [], total: 0, matched: .all, tookMicroseconds: 0, generation: 0)
  }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SearchReply {
    try visitHits(&visitor)
    try visitFigures(&visitor)
  }

  /// Lists what takes long to write.
  private static func visitHits<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SearchReply {
    try visitor.member("hits", \.hits, MemberFacts(maximumCount: PageParameters.maximumLimit))
  }

  /// Lists what is written after the hits.
  private static func visitFigures<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SearchReply {
    try visitor.member("total", \.total)
    try visitor.member("matched", \.matched, MemberFacts(excluding: "auto"))
    try visitor.member("tookMicroseconds", \.tookMicroseconds)
    try visitor.member("generation", \.generation)
    try visitor.member("indexId", \.indexId, "The index that generation is about, where since was asked for.")
    try visitor.member("next", \.next, "What to pass as after for the next page.")
    try visitor.member("notes", \.notes)
    try visitor.member("facets", \.facetTable)
    try visitor.member("terms", \.terms)
    try visitor.member("suggestions", \.suggestions)
  }

  /// Writes the result object.
  ///
  /// - Complexity: O(bytes of the hits).
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }

  /// Writes the result object; how long it took is asked for when the hits are written, so that their encoding counts.
  public func encode(into writer: inout JSONWriter, tookMicroseconds: () -> Int) {
    writer.beginObject()
    var hits = MemberWriter(self, &writer)
    Self.visitHits(&hits)
    hits.giveBack(&writer)
    var reply = self
    reply.tookMicroseconds = tookMicroseconds()
    var figures = MemberWriter(reply, &writer)
    Self.visitFigures(&figures)
    figures.giveBack(&writer)
    writer.endObject()
  }
}
