import ShirabeModel
import ShirabeSearch

extension MatchPositions {
  /// The places of all matches in a title and a body, in offsets of a unit.
  ///
  /// Places are in the order in which they begin, each once; they may overlap.
  init(
    title: HighlightedText, body: HighlightedText, unit: OffsetUnit, _ interruption: Interruption = .never
  ) throws(Interrupted) {
    self.init(
      title: try MatchPositions.places(in: title, unit, interruption),
      body: try MatchPositions.places(in: body, unit, interruption))
  }

  private static func places(
    in text: HighlightedText, _ unit: OffsetUnit, _ interruption: Interruption
  ) throws(Interrupted) -> [Range<Int>] {
    var pace = WorkPace(interruption)
    var matched: [Range<Int>] = []
    defer { matched.leave() }
    matched.reserveCapacity(text.matches.count)
    for match in text.matches {
      try pace.count()
      matched.append(match.byteRange)
    }
    var places = try unit.ranges(of: matched, in: text.letters, interruption)
    defer { places.leave() }
    try places.sort(asking: interruption) { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var count = 0
    for place in places.indices {
      try pace.count()
      if count > 0, places[count - 1] == places[place] { continue }
      places[count] = places[place]
      count += 1
    }
    places.removeSubrange(count...)
    return places
  }
}
