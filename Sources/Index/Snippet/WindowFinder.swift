/// Finds the stretch of a text that says most of what was asked for.
struct WindowFinder {
  let text: HighlightedText
  let ends: [Int]
  let letterCount: Int
  let tally: HighlightTally

  /// The best window within a stretch, the first of those that are equally good; nil if nothing stands in it.
  ///
  /// A window is neighbouring whole sentences that begin with one that has a match; or, within a sentence that is longer than
  /// a window, neighbouring matches.
  ///
  /// - Complexity: O(*n*) in the bytes from the first match to the last.
  func best(in stretch: Range<Int>) -> SnippetWindow? {
    let matches = text.matches.filter {
      stretch.lowerBound <= $0.byteRange.lowerBound && $0.byteRange.upperBound <= stretch.upperBound
    }
    let sentences = MatchedSentence.all(in: stretch, of: text.letters, ends: ends, matches: matches)
    let places = letterRanges(of: sentences.map(\.byteRange))
    var best: SnippetWindow?
    var tally = tally
    var end = 0
    for start in sentences.indices {
      while end < sentences.count, places[end].upperBound - places[start].lowerBound <= letterCount {
        for place in sentences[end].matches { tally.add(matches[place]) }
        end += 1
      }
      if end == start {
        let window = bestInside(matches[sentences[start].matches])
        if window.score > best?.score ?? 0 { best = window }
        end += 1
      } else {
        if tally.score > best?.score ?? 0 {
          let byteRange = sentences[start].byteRange.lowerBound..<sentences[end - 1].byteRange.upperBound
          best = SnippetWindow(byteRange: byteRange, isWhole: true, score: tally.score)
        }
        for place in sentences[start].matches { tally.remove(matches[place]) }
      }
    }
    return best
  }

  /// The best of the neighbouring matches that fit into a window together.
  private func bestInside(_ matches: ArraySlice<PhraseMatcher.Match>) -> SnippetWindow {
    let places = letterRanges(of: matches.map(\.byteRange))
    var best = SnippetWindow(byteRange: 0..<0, isWhole: false, score: 0)
    var tally = tally
    var first = matches.startIndex
    for last in matches.indices {
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

  /// Where ranges stand, counted in letters; they are in the order in which they begin.
  private func letterRanges(of byteRanges: [Range<Int>]) -> [Range<Int>] {
    var position = byteRanges.first?.lowerBound ?? 0
    var letters = 0
    return byteRanges.map { range in
      // What is further apart than a window does not need to be known exactly.
      letters += text.letters.count(position..<range.lowerBound, upTo: letterCount)
      position = range.lowerBound
      return letters..<(letters + text.letters.count(range, upTo: letterCount))
    }
  }
}
