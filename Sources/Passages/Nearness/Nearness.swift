package import ShirabeSearch

/// Whether operands stand near each other: one place of each, in any form and any order, none overlapping, with at most so
/// many tokens between neighbours.
///
/// FTS5 has a NEAR of its own, which counts index terms; here tokens are counted, on the positions of the phrases. Keeps what
/// memory it needed, so that one is made for many articles.
package struct Nearness {
  /// A lane of places and where in it the text of the moment is looked at.
  private struct Lane {
    let operand: Int
    let length: Int
    /// The next place to be looked at, and its first token; `.max` where none is left.
    var next = 0
    var nextStart = Int.max
    var chains = RecentChains()
  }

  private var lanes: [Lane]
  /// The set that has every operand, as ``PhraseSets`` numbers sets.
  private let allOperands: Int
  private let maximumGap: Int
  private var pace: WorkPace

  /// What it counts to look at a place for each lane.
  private static let placeUnits = 4

  /// - Parameters:
  ///   - lanes: The operands, and how their places are kept.
  ///   - maximumGap: The most tokens between neighbours.
  package init(_ lanes: NearLanes, maximumGap: Int, _ interruption: Interruption = .never) {
    self.lanes = lanes.lanes.map { Lane(operand: $0.operand, length: $0.length) }
    allOperands = 1 << lanes.ofForms.count - 1
    self.maximumGap = maximumGap
    pace = WorkPace(interruption)
  }

  /// How many places there are at which all operands have come together.
  ///
  /// A chain of neighbours that has ended no further away than may be can go on; so what matters of those that have is which
  /// sets of operands they consist of.
  ///
  /// - Parameters:
  ///   - starts: Where the places of each lane begin, ascending, each once.
  ///   - column: The tokens of the column that is looked at.
  /// - Complexity: O(*n* · *k*) for *n* places in *k* lanes.
  package mutating func count(
    _ starts: [[UInt32]], in column: ClosedRange<UInt32>
  ) throws(Interrupted) -> Int {
    var standing = 0
    for number in lanes.indices {
      let first = starts[number].firstIndex { $0 >= column.lowerBound } ?? starts[number].count
      lanes[number].chains.begin(at: first)
      look(at: first, of: number, starts, column)
      if lanes[number].nextStart != .max { standing |= 1 << lanes[number].operand }
    }
    guard standing == allOperands else { return 0 }
    var count = 0
    while let lane = nextLane {
      try pace.count(Nearness.placeUnits * lanes.count)
      let (start, operand) = (lanes[lane].nextStart, lanes[lane].operand)
      var sets = chains(goingOnAt: start, starts).adding(operand)
      sets.formUnion(PhraseSets(of: operand))
      if sets.contains(allOperands) { count += 1 }
      lanes[lane].chains.append(sets)
      look(at: lanes[lane].next + 1, of: lane, starts, column)
    }
    return count
  }

  private mutating func look(
    at place: Int, of lane: Int, _ starts: [[UInt32]], _ column: ClosedRange<UInt32>
  ) {
    lanes[lane].next = place
    let isLeft = place < starts[lane].count && starts[lane][place] <= column.upperBound
    lanes[lane].nextStart = isLeft ? Int(starts[lane][place]) : .max
  }

  /// The lane whose next place is the first of all; nil where none is left.
  private var nextLane: Int? {
    var lane = 0
    for number in lanes.indices where lanes[number].nextStart < lanes[lane].nextStart { lane = number }
    return lanes[lane].nextStart == .max ? nil : lane
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
