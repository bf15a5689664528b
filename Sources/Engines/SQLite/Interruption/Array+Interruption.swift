import ShirabeSearch

extension Array {
  /// Sorts, and asks now and then whether to go on.
  ///
  /// - Throws: ``IndexError`` of kind `.interrupted`; the array may be in any order then.
  mutating func sort(
    asking interruption: Interruption, by areInIncreasingOrder: (Element, Element) -> Bool
  ) throws(IndexError) {
    var pace = WorkPace(interruption)
    do {
      try sort { one, other in
        try pace.count(4)
        return areInIncreasingOrder(one, other)
      }
    } catch let error as IndexError {
      throw error
    } catch {
      throw .interrupted
    }
  }

  /// Appends an element, and asks whether to go on while those that are there have to be moved for it: of an array of a
  /// hundred megabytes that takes tens of milliseconds.
  ///
  /// - Throws: ``IndexError`` of kind `.interrupted`.
  @inline(__always)
  mutating func append(_ element: Element, asking interruption: Interruption) throws(IndexError) {
    if count == capacity { try makeRoom(interruption) }
    append(element)
  }

  @inline(never)
  private mutating func makeRoom(_ interruption: Interruption) throws(IndexError) {
    var larger: [Element] = []
    larger.reserveCapacity(Swift.max(16, 2 * count))
    try WorkPace.forEachStretch(of: indices, interruption) { larger.append(contentsOf: self[$0]) }
    self = larger
  }
}
