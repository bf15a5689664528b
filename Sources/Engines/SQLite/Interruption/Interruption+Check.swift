import ShirabeSearch

extension Interruption {
  /// Ends what asks, if it is time.
  ///
  /// - Throws: ``IndexError`` of kind `.interrupted`.
  func check() throws(IndexError) {
    if reason != nil { throw .interrupted }
  }
}
