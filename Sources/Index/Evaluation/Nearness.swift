/// Whether phrases stand near each other: one place of each, in any order, none overlapping, with at most so many tokens
/// between neighbours.
///
/// FTS5 has a NEAR of its own, which counts index terms; here tokens are counted, on the positions of the phrases.
struct Nearness {
  /// Where a phrase stands: the tokens from the first up to the one after the last.
  private struct Place {
    var phrase: Int
    var start: Int
    var end: Int
  }

  private let lengths: [Int]
  private let maximumGap: Int

  /// - Parameter lengths: The tokens of each phrase; at most eight phrases.
  init(lengths: [Int], maximumGap: Int) {
    self.lengths = lengths
    self.maximumGap = maximumGap
  }

  /// How many places there are at which all phrases have come together.
  ///
  /// - Parameter starts: Where each phrase begins, ascending, all in one column.
  /// - Complexity: O(*n* log *n* + *n* · 2^*k*) for *n* places of *k* phrases.
  func count(_ starts: [[Int]], _ pace: inout WorkPace) throws(IndexError) -> Int {
    guard !starts.contains(where: \.isEmpty) else { return 0 }
    var places: [Place] = []
    for (phrase, starts) in starts.enumerated() {
      places += starts.map { Place(phrase: phrase, start: $0, end: $0 + lengths[phrase]) }
    }
    // Twice sorted.
    try pace.count(places.count * 32)
    places.sort { ($0.start, $0.phrase) < ($1.start, $1.phrase) }
    let byEnd = places.indices.sorted { (places[$0].end, $0) < (places[$1].end, $1) }
    let all = (1 << lengths.count) - 1
    // For each set of phrases, the last token at which a chain of neighbours of just these has ended so far: of chains
    // that can go on, the one that ends last can go on furthest.
    var ends = [Int](repeating: .min, count: all + 1)
    // For each place, the sets of which a chain can end there.
    var chains = [[Int]](repeating: [], count: places.count)
    var ended = 0
    var count = 0
    for (index, place) in places.enumerated() {
      try pace.count(all + 1)
      while ended < byEnd.count, places[byEnd[ended]].end <= place.start {
        for set in chains[byEnd[ended]] { ends[set] = max(ends[set], places[byEnd[ended]].end) }
        ended += 1
      }
      let bit = 1 << place.phrase
      chains[index].append(bit)
      for set in 1...all where set & bit == 0 && ends[set] >= place.start - maximumGap {
        chains[index].append(set | bit)
      }
      if chains[index].contains(all) { count += 1 }
    }
    return count
  }
}
