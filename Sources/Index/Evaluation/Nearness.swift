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
  /// - Complexity: O(*n* · *w* · 2^*k*) for *n* places, *w* of them within a gap of each other, of *k* phrases.
  func count(_ starts: [[Int]]) -> Int {
    guard !starts.contains(where: \.isEmpty) else { return 0 }
    var places: [Place] = []
    for (phrase, starts) in starts.enumerated() {
      places += starts.map { Place(phrase: phrase, start: $0, end: $0 + lengths[phrase]) }
    }
    places.sort { ($0.end, $0.phrase) < ($1.end, $1.phrase) }
    let all = (1 << lengths.count) - 1
    // For each place, the sets of phrases of which a chain of neighbours can end there.
    var chains: [Set<Int>] = []
    var first = 0
    var count = 0
    let longest = lengths.max() ?? 0
    for place in places {
      // Ends ascend, beginnings do not: a longer phrase that comes later may begin before this one.
      while first < chains.count, places[first].end + maximumGap < place.end - longest { first += 1 }
      var sets: Set<Int> = [1 << place.phrase]
      for before in first..<chains.count
      where (place.start - maximumGap...place.start).contains(places[before].end) {
        for set in chains[before] where set & 1 << place.phrase == 0 { sets.insert(set | 1 << place.phrase) }
      }
      if sets.contains(all) { count += 1 }
      chains.append(sets)
    }
    return count
  }
}
