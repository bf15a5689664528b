package import ShirabeSearch

/// Whether phrases stand near each other: one place of each, in any order, none overlapping, with at most so many tokens
/// between neighbours.
///
/// FTS5 has a NEAR of its own, which counts index terms; here tokens are counted, on the positions of the phrases. Keeps what
/// memory it needed, so that one is made for many articles.
package struct Nearness {
  /// A phrase and its places in the text of the moment.
  private struct Lane {
    let length: Int
    /// The next place to be looked at, and its first token; `.max` where none is left.
    var next = 0
    var nextStart = Int.max
    var chains = RecentChains()
  }

  private var lanes: [Lane]
  private let maximumGap: Int
  private var pace: WorkPace

  /// What it counts to look at a place for each phrase.
  private static let placeUnits = 4

  /// - Parameters:
  ///   - lengths: The tokens of each phrase; at most eight phrases.
  ///   - maximumGap: The most tokens between neighbours.
  package init(lengths: [Int], maximumGap: Int, _ interruption: Interruption = .never) {
    lanes = lengths.map { Lane(length: $0) }
    self.maximumGap = maximumGap
    pace = WorkPace(interruption)
  }

  /// How many places there are at which all phrases have come together.
  ///
  /// A chain of neighbours that has ended no further away than may be can go on; so what matters of those that have is which
  /// sets of phrases they consist of.
  ///
  /// - Parameters:
  ///   - starts: Where each phrase begins, ascending.
  ///   - column: The tokens of the column that is looked at.
  /// - Complexity: O(*n* · *k*) for *n* places of *k* phrases.
  package mutating func count(
    _ starts: [[UInt32]], in column: ClosedRange<UInt32>
  ) throws(Interrupted) -> Int {
    for number in lanes.indices {
      let first = starts[number].firstIndex { $0 >= column.lowerBound } ?? starts[number].count
      lanes[number].chains.begin(at: first)
      look(at: first, of: number, starts, column)
      if lanes[number].nextStart == .max { return 0 }
    }
    var count = 0
    while let phrase = nextPhrase {
      try pace.count(Nearness.placeUnits * lanes.count)
      let start = lanes[phrase].nextStart
      var sets = chains(goingOnAt: start, starts).adding(phrase)
      sets.formUnion(PhraseSets(of: phrase))
      if sets.containsAll(lanes.count) { count += 1 }
      lanes[phrase].chains.append(sets)
      look(at: lanes[phrase].next + 1, of: phrase, starts, column)
    }
    return count
  }

  private mutating func look(
    at place: Int, of phrase: Int, _ starts: [[UInt32]], _ column: ClosedRange<UInt32>
  ) {
    lanes[phrase].next = place
    let isLeft = place < starts[phrase].count && starts[phrase][place] <= column.upperBound
    lanes[phrase].nextStart = isLeft ? Int(starts[phrase][place]) : .max
  }

  /// The phrase whose next place is the first of all; nil where none is left.
  private var nextPhrase: Int? {
    var phrase = 0
    for number in lanes.indices where lanes[number].nextStart < lanes[phrase].nextStart { phrase = number }
    return lanes[phrase].nextStart == .max ? nil : phrase
  }

  /// What the chains consist of that end before a token and near enough to it to go on there.
  private mutating func chains(goingOnAt start: Int, _ starts: [[UInt32]]) -> PhraseSets {
    var sets = PhraseSets()
    for number in lanes.indices {
      let length = lanes[number].length
      while lanes[number].chains.end < lanes[number].next,
        Int(starts[number][lanes[number].chains.end]) + length <= start
      {
        lanes[number].chains.takeIn()
      }
      while lanes[number].chains.start < lanes[number].chains.end,
        Int(starts[number][lanes[number].chains.start]) + length < start - maximumGap
      {
        lanes[number].chains.letGo()
      }
      sets.formUnion(lanes[number].chains.union)
    }
    return sets
  }
}
