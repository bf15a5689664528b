import ShirabeModel

extension Output {
  /// Appends the counts of facets for people: a facet's name, its values and counts in columns, a blank line.
  mutating func append(facets: [FacetCounts], style: Style) {
    for facet in facets {
      append(style.title(facet.facet.rawValue) + "\n")
      var table = TextTable(columns: [.left, .right])
      for value in facet.values { table.append([value.value, "\(value.count)"]) }
      for line in facet.values.isEmpty ? ["none"] : table.lines { append("  \(line)\n") }
      append("\n")
    }
  }
}
