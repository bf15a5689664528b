/// What a run has to tell of: the first of many are kept, all are counted, so that a large input of nothing but trouble does not
/// fill the memory.
package struct BoundedList<Element> {
  private static var maximumCount: Int { 10_000 }

  /// The first ones.
  package private(set) var first: [Element] = []
  /// How many there were.
  package private(set) var count = 0

  /// Whether there were none.
  package var isEmpty: Bool { count == 0 }

  /// Counts one more, and keeps it where it is one of the first.
  mutating func append(_ element: Element) {
    count += 1
    if count <= BoundedList.maximumCount { first.append(element) }
  }
}

extension BoundedList: Sendable where Element: Sendable {}
