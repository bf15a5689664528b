import ShirabeSearch

/// The articles of one shard that match, each with its score; rows ascend.
struct Matches {
  private(set) var rows: [UInt32] = []
  private(set) var scores: [Float] = []

  var count: Int { rows.count }

  init() {}

  init(rows: [UInt32], scores: [Float]) {
    self.rows = rows
    self.scores = scores
  }

  /// Rows that match without earning anything.
  init(rows: [UInt32]) {
    self.init(rows: rows, scores: [Float](repeating: 0, count: rows.count))
  }

  mutating func append(_ row: UInt32, _ score: Float) {
    rows.append(row)
    scores.append(score)
  }

  /// The articles that are in both; scores add up.
  func intersection(_ other: Matches, _ interruption: Interruption) throws(IndexError) -> Matches {
    try merge(other, onlyHere: false, onlyThere: false, interruption, +)
  }

  /// The articles that are in either; scores add up.
  func union(_ other: Matches, _ interruption: Interruption) throws(IndexError) -> Matches {
    try merge(other, onlyHere: true, onlyThere: true, interruption, +)
  }

  /// The articles that are in either, each with the higher of its scores.
  func best(_ other: Matches, _ interruption: Interruption) throws(IndexError) -> Matches {
    try merge(other, onlyHere: true, onlyThere: true, interruption, max)
  }

  /// The articles that are not in the other.
  func subtracting(_ other: Matches, _ interruption: Interruption) throws(IndexError) -> Matches {
    var pace = WorkPace(interruption)
    var difference = Matches()
    var there = 0
    for (row, score) in zip(rows, scores) {
      try pace.count()
      while there < other.count, other.rows[there] < row { there += 1 }
      if there == other.count || other.rows[there] != row { difference.append(row, score) }
    }
    return difference
  }

  /// The articles in higher rows than this.
  ///
  /// - Complexity: O(log n + matches that are left).
  func above(_ row: UInt32) -> Matches {
    var (start, end) = (0, count)
    while start < end {
      let middle = (start + end) / 2
      if rows[middle] <= row { start = middle + 1 } else { end = middle }
    }
    return Matches(rows: Array(rows[start...]), scores: Array(scores[start...]))
  }

  @inline(__always)
  private func merge(
    _ other: Matches, onlyHere: Bool, onlyThere: Bool, _ interruption: Interruption,
    _ combine: (Float, Float) -> Float
  ) throws(IndexError) -> Matches {
    var pace = WorkPace(interruption)
    var merged = Matches()
    var (here, there) = (0, 0)
    while here < count || there < other.count {
      try pace.count()
      if there == other.count || (here < count && rows[here] < other.rows[there]) {
        if onlyHere { merged.append(rows[here], scores[here]) }
        here += 1
      } else if here == count || other.rows[there] < rows[here] {
        if onlyThere { merged.append(other.rows[there], other.scores[there]) }
        there += 1
      } else {
        merged.append(rows[here], combine(scores[here], other.scores[there]))
        here += 1
        there += 1
      }
    }
    return merged
  }
}
