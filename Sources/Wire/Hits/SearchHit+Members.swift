public import ShirabeJSON

extension SearchHit: Modelled, WireEncodable {
  static var noun: String { "a hit" }
  static var blank: SearchHit { SearchHit() }
  static var definition: String? { "hit" }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == SearchHit {
    try visitor.member("id", \.id)
    try visitor.member("title", \.title)
    try visitor.member("score", \.score)
    try visitor.member("published", \.published)
    try visitor.member("source", \.source)
    try visitor.member("author", \.author)
    try visitor.member("url", \.url)
    try visitor.member("language", \.language)
    try visitor.member("tags", \.tags)
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
