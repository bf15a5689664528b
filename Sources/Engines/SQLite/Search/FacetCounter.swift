import ShirabeQuery
import ShirabeSearch
import ShirabeWire

/// Counts all matches by what their articles say of themselves.
struct FacetCounter {
  /// By the bytes of the values: Swift's `==` on strings would take composed and decomposed letters for equal.
  private var counts: [Facet: [[UInt8]: Int]] = [:]
  private let facets: [Facet]

  init(_ facets: [Facet]) {
    self.facets = facets
  }

  /// Counts the matches of one shard.
  ///
  /// - Complexity: O(articles of the shard) at most; a row is read for every match if they are few.
  mutating func count(_ matches: Matches, in shard: ShardReader) throws(IndexError) {
    for facet in facets {
      switch facet {
      case .year, .month: try countDates(facet, matches, shard)
      case .source, .tag, .author, .language: break
      }
    }
    let labels = facets.filter { ![.year, .month].contains($0) }
    guard !labels.isEmpty, matches.count > 0 else { return }
    try shard.labels(of: matches.rows) { label in
      for facet in labels {
        switch facet {
        case .source: add(facet, label.source)
        case .author: add(facet, label.author)
        case .language: add(facet, label.language)
        case .tag: for tag in Set(label.tags.map { Array($0.utf8) }) { add(facet, tag) }
        case .year, .month: break
        }
      }
    }
  }

  private mutating func countDates(_ facet: Facet, _ matches: Matches, _ shard: ShardReader) throws(IndexError) {
    var pace = WorkPace(shard.interruption)
    let columns = shard.columns
    for row in matches.rows {
      try pace.count(WorkPace.row / 2)
      let order = columns.publishedOrder(row: row)
      guard order != ArticleColumns.undated, let date = PartialDate(publishedOrder: order) else { continue }
      let year = FacetCounter.padded(date.year, 4)
      if facet == .year { add(facet, year) }
      if facet == .month, let month = date.month { add(facet, year + "-" + FacetCounter.padded(month, 2)) }
    }
  }

  private mutating func add(_ facet: Facet, _ value: String?) {
    if let value { add(facet, Array(value.utf8)) }
  }

  private mutating func add(_ facet: Facet, _ value: [UInt8]) {
    counts[facet, default: [:]][value, default: 0] += 1
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }

  /// The counts of all that was counted.
  func results(_ interruption: Interruption) throws(IndexError) -> [FacetCounts] {
    var results: [FacetCounts] = []
    for facet in facets {
      var values = Array(counts[facet] ?? [:])
      try values.sort(asking: interruption) { one, other in
        one.value != other.value ? one.value > other.value : one.key.lexicographicallyPrecedes(other.key)
      }
      results.append(
        FacetCounts(
          facet: facet,
          values: values.map { FacetCounts.Value(value: String(decoding: $0.key, as: UTF8.self), count: $0.value) }))
    }
    return results
  }
}
