import ShirabeModel
import ShirabeQuery
import ShirabeSearch

/// Counts all matches by what their articles say of themselves.
struct FacetCounter {
  /// By the bytes of the values: Swift's `==` on strings would take composed and decomposed letters for equal.
  private var counts: [[[UInt8]: Int]]
  private let facets: [Facet]
  /// The fields that are counted, each with the place of its facet.
  private let fields: [(place: Int, field: ArticleField)]

  init(_ facets: [Facet]) {
    self.facets = facets
    counts = facets.map { _ in [:] }
    fields = facets.enumerated().compactMap { place, facet in
      if case .field(let field) = facet { (place, field) } else { nil }
    }
  }

  /// Counts the matches of one shard.
  ///
  /// - Complexity: O(articles of the shard) at most; a row is read for every match if they are few.
  mutating func count(_ matches: Matches, in shard: ShardReader) throws(IndexError) {
    for (place, facet) in facets.enumerated() {
      switch facet {
      case .year: try countDates(matches, shard) { add(place, FacetCounter.padded($0.year, 4)) }
      case .month:
        try countDates(matches, shard) { date in
          guard let month = date.month else { return }
          add(place, FacetCounter.padded(date.year, 4) + "-" + FacetCounter.padded(month, 2))
        }
      case .field: break
      }
    }
    guard !fields.isEmpty, matches.count > 0 else { return }
    try shard.values(of: fields.map(\.field), in: matches.rows) { values in
      for (index, value) in values.enumerated() {
        switch value {
        case .text(let text): add(fields[index].place, text)
        case .list(let texts): for text in Set(texts.map { Array($0.utf8) }) { add(fields[index].place, text) }
        case nil: break
        }
      }
    }
  }

  private func countDates(
    _ matches: Matches, _ shard: ShardReader, _ count: (PartialDate) -> Void
  ) throws(IndexError) {
    var pace = WorkPace(shard.interruption)
    let columns = shard.columns
    for row in matches.rows {
      try pace.count(WorkPace.row / 2)
      let order = columns.publishedOrder(row: row)
      guard order != DocValues.undated, let date = PartialDate(publishedOrder: order) else { continue }
      count(date)
    }
  }

  private mutating func add(_ place: Int, _ value: String) { add(place, Array(value.utf8)) }

  private mutating func add(_ place: Int, _ value: [UInt8]) { counts[place][value, default: 0] += 1 }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(width - digits.count, 0)) + digits
  }

  /// The counts of all that was counted.
  func results(_ interruption: Interruption) throws(IndexError) -> [FacetCounts] {
    var results: [FacetCounts] = []
    for (facet, counts) in zip(facets, counts) {
      var values = Array(counts)
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
