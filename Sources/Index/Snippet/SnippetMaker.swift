import ShirabeQuery
import ShirabeText

/// Cuts out of a body the stretch that says most of what was asked for, at sentence ends where it can.
struct SnippetMaker {
  /// Letters of a snippet.
  static let letterCount = 120

  private let matcher: PhraseMatcher
  private var tokenizer = Tokenizer()
  private var text = TokenizedText()

  init(_ phrases: [Phrase]) {
    matcher = PhraseMatcher(phrases)
  }

  /// The best stretch of a body; its beginning, if nothing that was asked for is in it.
  mutating func snippet(of body: String) -> Snippet {
    var body = body
    return body.withUTF8 { bytes in
      tokenizer.tokenize(bytes, into: &text)
      let matches = matcher.matches(in: text)
      let focus = bestFocus(matches, bytes)
      let window = SentenceWindow(bytes, around: focus, letterCount: SnippetMaker.letterCount).byteRange
      return Snippet(
        text: String(decoding: bytes[window], as: UTF8.self), marks: marks(matches, within: window))
    }
  }

  /// The range of neighbouring matches, not longer than a snippet, that has the most different phrases, and the longer ones.
  private func bestFocus(_ matches: [PhraseMatcher.Match], _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let letters = letterRanges(of: matches, bytes)
    var best = 0..<0
    var bestScore = 0
    var inside: [Int: Int] = [:]
    var score = 0
    var first = 0
    for last in matches.indices {
      let match = matches[last]
      inside[match.phrase, default: 0] += 1
      if inside[match.phrase] == 1 { score += weight(match.phrase) }
      while first < last, letters[last].upperBound - letters[first].lowerBound > SnippetMaker.letterCount {
        let leaving = matches[first].phrase
        inside[leaving, default: 1] -= 1
        if inside[leaving] == 0 { score -= weight(leaving) }
        first += 1
      }
      if score > bestScore {
        bestScore = score
        best = matches[first].byteRange.lowerBound..<match.byteRange.upperBound
      }
    }
    return best
  }

  /// Where the matches stand, counted in letters from the beginning of the text.
  private func letterRanges(
    of matches: [PhraseMatcher.Match], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    func letterCount(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }
    var position = 0
    var letters = 0
    return matches.map { match in
      letters += letterCount(position..<match.byteRange.lowerBound)
      position = match.byteRange.lowerBound
      return letters..<(letters + letterCount(match.byteRange))
    }
  }

  private func weight(_ phrase: Int) -> Int { matcher.phrases[phrase].elements.count }

  /// The matches within a window, merged where they touch.
  private func marks(_ matches: [PhraseMatcher.Match], within window: Range<Int>) -> [Range<Int>] {
    var marks: [Range<Int>] = []
    for match in matches {
      let range = match.byteRange
      guard window.lowerBound <= range.lowerBound, range.upperBound <= window.upperBound else { continue }
      let mark = (range.lowerBound - window.lowerBound)..<(range.upperBound - window.lowerBound)
      if let last = marks.last, mark.lowerBound <= last.upperBound {
        marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, mark.upperBound)
      } else {
        marks.append(mark)
      }
    }
    return marks
  }
}
