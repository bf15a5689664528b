import ShirabeSearch

/// Counts the work of a loop, so that the interruption is asked often enough and no more.
///
/// A unit is what takes some nanoseconds: a posting, a row in memory, a few bytes of text. What takes longer counts as more.
/// It is compiled with the loops over postings, so that counting costs them no call.
struct WorkPace {
  /// What a row that SQLite steps to counts.
  static let row = 64

  /// What is asked.
  let interruption: Interruption
  private var rest: Int

  init(_ interruption: Interruption) {
    self.interruption = interruption
    rest = interruption.stride
  }

  /// Counts work that was done or is to be done.
  ///
  /// - Throws: ``IndexError`` of kind `.interrupted`.
  @inline(__always)
  mutating func count(_ units: Int = 1) throws(IndexError) {
    rest -= units
    if rest < 0 { try ask() }
  }

  @inline(never)
  private mutating func ask() throws(IndexError) {
    rest = interruption.stride
    try interruption.check()
  }

  /// Calls `body` with one stretch of a range after the other, for loops that must not count each round.
  @inline(__always)
  static func forEachStretch(
    of range: Range<Int>, _ interruption: Interruption, _ body: (Range<Int>) throws(IndexError) -> Void
  ) throws(IndexError) {
    var start = range.lowerBound
    while start < range.upperBound {
      try interruption.check()
      let end = min(start + interruption.stride, range.upperBound)
      try body(start..<end)
      start = end
    }
  }
}
