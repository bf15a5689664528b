public import ShirabeJSON

/// How many of the matches have each value of one facet.
public struct FacetCounts: Equatable, Sendable {
  /// One value and its count.
  public struct Value: Equatable, Sendable {
    /// The value, as the articles have it.
    public var value: String
    /// How many of the matches have it; exact.
    public var count: Int

    /// Makes a count.
    public init(value: String, count: Int) {
      self.value = value
      self.count = count
    }
  }

  /// What is counted.
  public var facet: Facet
  /// The values, most frequent first, those of one count in the order of their bytes.
  public var values: [Value]

  /// Makes counts.
  public init(facet: Facet, values: [Value]) {
    self.facet = facet
    self.values = values
  }
}

extension FacetCounts.Value: Modelled, WireEncodable {
  static var noun: String { "a count of facets" }
  static var blank: FacetCounts.Value { FacetCounts.Value(value: "", count: 0) }
  static var definition: String? { "count" }

  static func visitMembers<Visitor: MemberVisitor>(
    _ visitor: inout Visitor
  ) throws(Visitor.Failure) where Visitor.Owner == FacetCounts.Value {
    try visitor.member("value", \.value)
    try visitor.member("count", \.count, MemberFacts(minimum: 1))
  }

  /// Writes `{"value":…,"count":…}`.
  public func encode(into writer: inout JSONWriter) { write(into: &writer) }
}
