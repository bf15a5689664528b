import ShirabeSearch

extension Array {
  /// Sorts, and asks now and then whether to go on.
  ///
  /// - Throws: ``Interrupted``; the array may be in any order then.
  mutating func sort(
    asking interruption: Interruption, by areInIncreasingOrder: (Element, Element) -> Bool
  ) throws(Interrupted) {
    var pace = WorkPace(interruption)
    do {
      try sort { one, other in
        try pace.count(4)
        return areInIncreasingOrder(one, other)
      }
    } catch {
      throw Interrupted()
    }
  }

  /// Appends an element, and asks whether to go on while those that are there have to be moved for it: of an array of a
  /// hundred megabytes that takes tens of milliseconds.
  ///
  /// - Throws: ``Interrupted``.
  @inline(__always)
  mutating func append(_ element: Element, asking interruption: Interruption) throws(Interrupted) {
    if count == capacity { try makeRoom(interruption) }
    append(element)
  }

  @inline(never)
  private mutating func makeRoom(_ interruption: Interruption) throws(Interrupted) {
    var larger: [Element] = []
    larger.reserveCapacity(Swift.max(16, 2 * count))
    var start = 0
    while start < count {
      try interruption.check()
      let end = Swift.min(start + interruption.stride, count)
      larger.append(contentsOf: self[start..<end])
      start = end
    }
    self = larger
  }
}
