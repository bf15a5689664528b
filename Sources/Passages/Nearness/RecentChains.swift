/// At which places of one phrase chains of phrases end, and what they have come together to over the places of late.
///
/// What is of late moves forward over the places: a queue of two parts, of which the older keeps for each place the union of
/// it and those behind it, so that the union of all costs no loop.
struct RecentChains {
  /// The sets of the places from ``first`` on; in the older part the union with those behind.
  private var sets: [PhraseSets] = []
  private var first = 0
  /// The first place that is of late, and the one behind the last.
  private(set) var start = 0
  private(set) var end = 0
  /// Where the younger part begins, and the union of its sets.
  private var middle = 0
  private var unionOfYounger = PhraseSets()

  /// So many sets that are needed no more are kept at least.
  private static let slack = 1024

  /// Forgets everything; the first place to come has this number.
  mutating func begin(at place: Int) {
    sets.removeAll(keepingCapacity: true)
    (first, start, middle, end) = (place, place, place, place)
    unionOfYounger = PhraseSets()
  }

  /// Notes the sets of phrases that have come together where the next place ends, which is not of late yet.
  @inline(__always)
  mutating func append(_ new: PhraseSets) { sets.append(new) }

  /// Takes the place behind the last in.
  @inline(__always)
  mutating func takeIn() {
    unionOfYounger.formUnion(sets[end - first])
    end += 1
  }

  /// Lets go of the first place.
  @inline(__always)
  mutating func letGo() {
    if start == middle { age() }
    start += 1
  }

  /// Makes the younger part the older one.
  private mutating func age() {
    if start - first > RecentChains.slack, (start - first) * 2 > sets.count {
      sets.removeFirst(start - first)
      first = start
    }
    var union = PhraseSets()
    for place in (start..<end).reversed() {
      union.formUnion(sets[place - first])
      sets[place - first] = union
    }
    middle = end
    unionOfYounger = PhraseSets()
  }

  /// The sets of all places of late.
  @inline(__always)
  var union: PhraseSets {
    var union = unionOfYounger
    if start < middle { union.formUnion(sets[start - first]) }
    return union
  }
}
