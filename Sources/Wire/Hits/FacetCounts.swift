import ShirabeJSON

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

extension FacetCounts {
  /// Reads the counts of one facet.
  init(_ facet: Facet, _ members: MemberReader) throws(MalformedReply) {
    self.facet = facet
    values = try members.values(facet.rawValue) { value throws(MalformedReply) in
      let members = try MemberReader(value, what: "a count of facets")
      return Value(value: try members.string("value"), count: try members.integer("count"))
    }
  }

  /// Writes the facet as a member: its name and `[{"value":…,"count":…},…]`.
  func encodeMember(into writer: inout JSONWriter) {
    writer.appendKey(facet.rawValue)
    writer.beginArray()
    for value in values {
      writer.beginObject()
      writer.appendMember("value", value.value)
      writer.appendMember("count", value.count)
      writer.endObject()
    }
    writer.endArray()
  }
}
