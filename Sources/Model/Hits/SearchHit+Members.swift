public import ShirabeJSON

extension SearchHit: Modelled, WireEncodable {
  static var noun: String { "a hit" }
  static var blank: SearchHit { SearchHit() }
  static var definition: String? { "hit" }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SearchHit {
    try visitor.member("id", \.id)
    try visitor.fields(FieldCatalogue.hits[..<1], of: \.fields)
    try visitor.member("score", \.score)
    try visitor.fields(FieldCatalogue.hits[1...], of: \.fields)
    try visitor.member("snippet", \.snippet)
    try visitor.member("snippets", \.snippets, MemberFacts(maximumCount: PageParameters.snippetCounts.upperBound))
    try visitor.member("positions", \.positions)
    try visitor.member("explain", \.explain)
    try visitor.member(
      "duplicates", \.duplicates,
      MemberFacts(
        "With collapseDuplicates, the ids of the articles like it that it stands for, ten at most.",
        maximumCount: SearchHit.maximumDuplicateCount))
    try visitor.member("duplicateCount", \.duplicateCount, MemberFacts(minimum: 1))
  }

  /// Writes the members that are not nil, in the order of the contract.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
