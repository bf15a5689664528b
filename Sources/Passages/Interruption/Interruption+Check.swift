import ShirabeSearch

extension Interruption {
  /// Ends what asks, if it is time.
  ///
  /// - Throws: ``Interrupted``.
  func check() throws(Interrupted) {
    if reason != nil { throw Interrupted() }
  }
}
