import ShirabeJSON

/// The counts of several facets as they stand in messages: an object in which each is the member that has the facet's name.
///
/// What the members are called are the cases of ``Facet``, so there is no list of them.
struct FacetTable: MemberValue {
  /// The counts, in the order asked for.
  var counts: [FacetCounts]

  func append(to writer: inout JSONWriter) {
    writer.beginObject()
    for counts in counts {
      writer.appendKey(counts.facet.rawValue)
      counts.values.append(to: &writer)
    }
    writer.endObject()
  }

  /// Reads the member; facets that are not known here are passed over.
  static func read(_ name: StaticString, _ reader: MemberReader) throws(MalformedReply) -> FacetTable {
    let members = try MemberReader(try reader.value(name), what: "facets").object.members
    var table = FacetTable(counts: [])
    for member in members {
      guard let facet = Facet(rawValue: member.name) else { continue }
      let values = try reader.require(name, "counts by facet", member.value.array)
      var counts = FacetCounts(facet: facet, values: [])
      for value in values { counts.values.append(try FacetCounts.Value(reading: value)) }
      table.counts.append(counts)
    }
    return table
  }

  static func schema(_ facts: MemberFacts, _ definitions: inout SchemaDefinitions) -> JSON.Object {
    let values = JSON.object([FacetCounts.Value].schema(facts, &definitions))
    return [
      "type": "object",
      "properties": .object(JSON.Object(Facet.allCases.map { .init(name: $0.rawValue, value: values) })),
      "required": [],
    ]
  }
}
