/// What matches can be counted by.
public enum Facet: String, Sendable, CaseIterable {
  case source
  case tag
  case author
  case language
  case year
  case month
}

/// How many matches have each value of a facet.
public struct FacetCounts: Sendable, Equatable {
  /// What was counted by.
  public var facet: Facet
  /// The values, by count, the greatest first, and then by their bytes.
  public var values: [(value: String, count: Int)]

  /// Whether facets and values are the same.
  public static func == (one: FacetCounts, other: FacetCounts) -> Bool {
    one.facet == other.facet && one.values.elementsEqual(other.values, by: ==)
  }
}
