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
    var best = 0..<0
    var bestScore = 0
    var inside: [Int: Int] = [:]
    var score = 0
    var first = 0
    for last in matches.indices {
      let match = matches[last]
      inside[match.phrase, default: 0] += 1
      if inside[match.phrase] == 1 { score += weight(match.phrase) }
      // Three bytes a letter is near enough here; the window itself counts letters.
      while matches[first].byteRange.lowerBound + SnippetMaker.letterCount * 3 < match.byteRange.upperBound,
        first < last
      {
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
