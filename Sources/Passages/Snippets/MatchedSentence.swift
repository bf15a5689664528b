import ShirabeSearch

/// A sentence that has matches, or neighbouring ones that a match runs through.
struct MatchedSentence {
  /// The sentence without the white space around it, in bytes.
  var byteRange: Range<Int>
  /// The matches in it, by their places in the list.
  var matches: Range<Int>

  /// The sentences within a stretch that have one of the matches, which all lie inside the stretch and are in the order in
  /// which they begin.
  ///
  /// - Complexity: O(sentences and matches).
  static func all(
    in stretch: Range<Int>, of text: CharacterText, ends: [Int], matches: [PhraseMatcher.Match],
    _ pace: inout WorkPace
  ) throws(Interrupted) -> [MatchedSentence] {
    var sentences: [MatchedSentence] = []
    var sentence = 0
    // The end of the last one, with the white space after it.
    var end = stretch.lowerBound
    for (place, match) in matches.enumerated() {
      try pace.count(8)
      let isInside = !sentences.isEmpty && match.byteRange.lowerBound < end
      while sentence < ends.count - 1, ends[sentence] <= match.byteRange.lowerBound { sentence += 1 }
      let start = max(stretch.lowerBound, sentence > 0 ? ends[sentence - 1] : 0)
      while sentence < ends.count - 1, ends[sentence] < match.byteRange.upperBound { sentence += 1 }
      if isInside {
        let last = sentences.count - 1
        sentences[last].matches = sentences[last].matches.lowerBound..<(place + 1)
        guard match.byteRange.upperBound > end else { continue }
        end = min(ends[sentence], stretch.upperBound)
        sentences[last].byteRange = text.trimmed(sentences[last].byteRange.lowerBound..<end)
      } else {
        end = min(ends[sentence], stretch.upperBound)
        try sentences.append(
          MatchedSentence(byteRange: text.trimmed(start..<end), matches: place..<(place + 1)),
          asking: pace.interruption)
      }
    }
    return sentences
  }
}
