extension Array {
  /// So many elements are moved from one question to the next, in some tens of microseconds.
  private static var stride: Int { 1 << 13 }

  /// Makes room for so many more elements, as long as it may go on: an array of a hundred megabytes that grows as it is
  /// appended to stops for as long as it takes to move them all.
  ///
  /// - Returns: Whether there is room now; else the array is as it was.
  mutating func makeRoom(for more: Int, whileAllowed goesOn: () -> Bool) -> Bool {
    guard capacity - count < more else { return true }
    var larger: [Element] = []
    larger.reserveCapacity(Swift.max(2 * count, count + more))
    var start = 0
    while start < count {
      guard goesOn() else { return false }
      let end = Swift.min(start + Array.stride, count)
      larger.append(contentsOf: self[start..<end])
      start = end
    }
    self = larger
    return true
  }
}
