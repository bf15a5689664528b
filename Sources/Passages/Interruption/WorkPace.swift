import ShirabeSearch

/// Counts the work of a loop, so that the interruption is asked often enough and no more.
///
/// A unit is what takes some nanoseconds: a letter, a token, a few bytes of text. What takes longer counts as more. It is
/// compiled with the loops over texts, so that counting costs them no call; an engine has its own.
struct WorkPace {
  /// What is asked.
  let interruption: Interruption
  private var rest: Int

  init(_ interruption: Interruption) {
    self.interruption = interruption
    rest = interruption.stride
  }

  /// Counts work that was done or is to be done.
  ///
  /// - Throws: ``Interrupted``.
  @inline(__always)
  mutating func count(_ units: Int = 1) throws(Interrupted) {
    rest -= units
    if rest < 0 { try ask() }
  }

  @inline(never)
  private mutating func ask() throws(Interrupted) {
    rest = interruption.stride
    try interruption.check()
  }
}
