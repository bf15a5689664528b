import ShirabeModel
import ShirabeSearch

/// Cuts out of texts the stretches that say most of what was asked for, at sentence ends where it can.
struct SnippetMaker: Sendable {
  /// The most letters (`Character`s) of a snippet.
  let letterCount: Int
  /// The most snippets of a text.
  let snippetCount: Int
  private var highlighter: Highlighter
  private let tally: HighlightTally
  private var text = HighlightedText()

  init(_ highlights: [Highlight], letterCount: Int = PageParameters.defaultSnippetLetters, snippetCount: Int = 1) {
    self.letterCount = max(letterCount, 1)
    self.snippetCount = max(snippetCount, 1)
    highlighter = Highlighter(highlights)
    tally = HighlightTally(highlights)
  }

  /// The best snippets of a text, see ``snippets(of:)``.
  mutating func snippets(of string: String) throws(Interrupted) -> [Snippet] {
    try highlighter.read(string, into: &text)
    return try snippets(of: text)
  }

  /// The best snippets of a text, best first, none of which overlap; only its beginning, if nothing that was asked for is in it.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  func snippets(
    of text: HighlightedText, _ interruption: Interruption = .never
  ) throws(Interrupted) -> [Snippet] {
    let ends = try SentenceEnds(of: text, interruption).positions
    let finder = WindowFinder(
      text: text, ends: ends, letterCount: letterCount, tally: tally, interruption: interruption)
    let cutter = WindowCutter(text: text, ends: ends, letterCount: letterCount, interruption: interruption)
    let whole = 0..<text.letters.bytes.count
    var free = [(stretch: whole, best: try finder.best(in: whole))]
    var snippets: [Snippet] = []
    while snippets.count < snippetCount, let place = free.indices.max(by: { score(free[$0]) < score(free[$1]) }),
      let window = free[place].best
    {
      let stretch = free[place].stretch
      let range = try cutter.cut(window, within: stretch)
      snippets.append(try snippet(range, of: text, interruption))
      guard snippets.count < snippetCount else { break }
      let rest = [stretch.lowerBound..<range.lowerBound, range.upperBound..<stretch.upperBound]
      var bests: [(stretch: Range<Int>, best: SnippetWindow?)] = []
      for stretch in rest { bests.append((stretch, try finder.best(in: stretch))) }
      free.replaceSubrange(place...place, with: bests)
    }
    if snippets.isEmpty {
      let start = text.letters.trimmed(whole).lowerBound
      let beginning = SnippetWindow(byteRange: start..<start, isWhole: true, score: 0)
      snippets.append(try snippet(try cutter.cut(beginning, within: whole), of: text, interruption))
    }
    return snippets
  }

  private func score(_ free: (stretch: Range<Int>, best: SnippetWindow?)) -> Int { free.best?.score ?? 0 }

  /// The text of a window and the matches in it, merged where they touch; none begins or ends inside a letter.
  private func snippet(
    _ window: Range<Int>, of text: HighlightedText, _ interruption: Interruption
  ) throws(Interrupted) -> Snippet {
    var pace = WorkPace(interruption)
    var marks: [Range<Int>] = []
    for match in text.matches {
      try pace.count()
      guard match.byteRange.overlaps(window) else { continue }
      let range = text.letters.widened(match.byteRange).clamped(to: window)
      let mark = (range.lowerBound - window.lowerBound)..<(range.upperBound - window.lowerBound)
      if let last = marks.last, mark.lowerBound <= last.upperBound {
        marks[marks.count - 1] = min(last.lowerBound, mark.lowerBound)..<max(last.upperBound, mark.upperBound)
      } else {
        marks.append(mark)
      }
    }
    return Snippet(text: String(decoding: text.letters.bytes[window], as: UTF8.self), marks: marks)
  }
}
