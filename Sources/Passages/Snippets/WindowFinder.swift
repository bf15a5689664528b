import ShirabeSearch

/// Finds the stretch of a text that says most of what was asked for.
struct WindowFinder {
  let text: HighlightedText
  let ends: [Int]
  let letterCount: Int
  let tally: HighlightTally
  let interruption: Interruption

  /// The best window within a stretch, the first of those that are equally good; nil if nothing stands in it.
  ///
  /// A window is neighbouring whole sentences that begin with one that has a match; or, within a sentence that is longer than
  /// a window, neighbouring matches.
  ///
  /// - Complexity: O(*n*) in the bytes from the first match to the last.
  func best(in stretch: Range<Int>) throws(Interrupted) -> SnippetWindow? {
    var pace = WorkPace(interruption)
    var matches: [PhraseMatcher.Match] = []
    defer { matches.leave() }
    for match in text.matches {
      try pace.count(2)
      if stretch.lowerBound <= match.byteRange.lowerBound, match.byteRange.upperBound <= stretch.upperBound {
        try matches.append(match, asking: interruption)
      }
    }
    let sentences = try MatchedSentence.all(in: stretch, of: text.letters, ends: ends, matches: matches, &pace)
    var places = try letterRanges(of: sentences, \.byteRange, &pace)
    defer { places.leave() }
    var best: SnippetWindow?
    var tally = tally
    var end = 0
    for start in sentences.indices {
      try pace.count(8)
      while end < sentences.count, places[end].upperBound - places[start].lowerBound <= letterCount {
        for place in sentences[end].matches {
          try pace.count()
          tally.add(matches[place])
        }
        end += 1
      }
      if end == start {
        let window = try bestInside(matches[sentences[start].matches], &pace)
        if window.score > best?.score ?? 0 { best = window }
        end += 1
      } else {
        if tally.score > best?.score ?? 0 {
          let byteRange = sentences[start].byteRange.lowerBound..<sentences[end - 1].byteRange.upperBound
          best = SnippetWindow(byteRange: byteRange, isWhole: true, score: tally.score)
        }
        for place in sentences[start].matches {
          try pace.count()
          tally.remove(matches[place])
        }
      }
    }
    return best
  }

  /// The best of the neighbouring matches that fit into a window together.
  private func bestInside(
    _ matches: ArraySlice<PhraseMatcher.Match>, _ pace: inout WorkPace
  ) throws(Interrupted) -> SnippetWindow {
    var places = try letterRanges(of: matches, \.byteRange, &pace)
    defer { places.leave() }
    var best = SnippetWindow(byteRange: 0..<0, isWhole: false, score: 0)
    var tally = tally
    var first = matches.startIndex
    for last in matches.indices {
      try pace.count(4)
      tally.add(matches[last])
      while first < last,
        places[last - matches.startIndex].upperBound - places[first - matches.startIndex].lowerBound > letterCount
      {
        tally.remove(matches[first])
        first += 1
      }
      guard tally.score > best.score else { continue }
      let end = matches[first...last].reduce(0) { max($0, $1.byteRange.upperBound) }
      best.byteRange = matches[first].byteRange.lowerBound..<end
      best.score = tally.score
    }
    return best
  }

  /// Where stretches stand, counted in letters; they are in the order in which they begin.
  private func letterRanges<Stretches: Collection>(
    of stretches: Stretches, _ byteRange: (Stretches.Element) -> Range<Int>, _ pace: inout WorkPace
  ) throws(Interrupted) -> [Range<Int>] {
    var position = stretches.first.map(byteRange)?.lowerBound ?? 0
    var letters = 0
    var ranges: [Range<Int>] = []
    defer { ranges.leave() }
    ranges.reserveCapacity(stretches.count)
    for stretch in stretches {
      try pace.count(16)
      let range = byteRange(stretch)
      // What is further apart than a window does not need to be known exactly.
      letters += text.letters.count(position..<range.lowerBound, upTo: letterCount)
      position = range.lowerBound
      ranges.append(letters..<(letters + text.letters.count(range, upTo: letterCount)))
    }
    return ranges
  }
}
