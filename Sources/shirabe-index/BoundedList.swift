/// What a run has to tell of: the first of many are kept, all are counted, so that a large input of nothing but trouble does not
/// fill the memory.
struct BoundedList<Element> {
  private static var maximumCount: Int { 10_000 }

  /// The first ones.
  private(set) var first: [Element] = []
  /// How many there were.
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ element: Element) {
    count += 1
    if count <= BoundedList.maximumCount { first.append(element) }
  }
}
