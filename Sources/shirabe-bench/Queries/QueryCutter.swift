import ShirabeText

/// Cuts queries out of texts, so that each is found in the text it came from.
struct QueryCutter {
  private static let keywordLetterCounts = 2...4
  private static let phraseTokenCounts = 5...12
  private static let questionTokenCounts = 8...60
  /// A sentence may have more separators than tokens; no question may be near the 4 KiB that a query may have.
  private static let maximumQuestionByteCount = 1_024

  private var random: SplitMix64
  private var tokenizer = Tokenizer()

  init(_ random: SplitMix64) { self.random = random }

  /// Makes a text ready to be cut.
  mutating func prepare(_ source: String) -> CutText { CutText(source, &tokenizer) }

  /// A query of this class from some place of the text; nil where the place that was tried has none.
  ///
  /// - Complexity: O(tokens of the text) to find the places, O(bytes of the query) else.
  mutating func cut(_ queryClass: QueryClass, from text: CutText) -> String? {
    switch queryClass {
    case .keyword, .snippets: keyword(text)
    case .twoKeywords: twoKeywords(text)
    case .phrase: phrase(text)
    case .oneLetter: oneLetter(text)
    case .question: question(text)
    case .latinWord: latinWord(text)
    }
  }

  private mutating func place(in text: CutText, where isWanted: (Token) -> Bool) -> Int? {
    text.tokens.indices.filter { isWanted(text.tokens[$0]) }.randomElement(using: &random)
  }

  private mutating func keyword(_ text: CutText) -> String? {
    guard let place = place(in: text, where: { $0.kind == .han || $0.kind == .katakana }) else { return nil }
    let run = run(around: place, in: text)
    guard run.count >= QueryCutter.keywordLetterCounts.lowerBound else { return nil }
    // A short run is mostly a word; of a long one, as all of Chinese is, some stretch will do.
    if QueryCutter.keywordLetterCounts.contains(run.count) { return text.source(of: run, &tokenizer) }
    let count = Int.random(in: QueryCutter.keywordLetterCounts, using: &random)
    let start = Int.random(in: run.lowerBound...(run.upperBound - count), using: &random)
    return text.source(of: start..<(start + count), &tokenizer)
  }

  /// The letters of one script that touch, as far as they go on either side.
  private func run(around place: Int, in text: CutText) -> Range<Int> {
    let tokens = text.tokens
    var (start, end) = (place, place + 1)
    while start > 0, tokens[start].touchesPrevious, tokens[start - 1].kind == tokens[place].kind { start -= 1 }
    while end < tokens.count, tokens[end].touchesPrevious, tokens[end].kind == tokens[place].kind { end += 1 }
    return start..<end
  }

  private mutating func twoKeywords(_ text: CutText) -> String? {
    guard let first = keyword(text), let second = keyword(text), first != second else { return nil }
    return first + " " + second
  }

  private mutating func phrase(_ text: CutText) -> String? {
    let count = Int.random(in: QueryCutter.phraseTokenCounts, using: &random)
    guard text.tokens.count >= count else { return nil }
    let start = Int.random(in: 0...(text.tokens.count - count), using: &random)
    return text.source(of: start..<(start + count), &tokenizer)
  }

  private mutating func oneLetter(_ text: CutText) -> String? {
    guard let place = place(in: text, where: { $0.kind.isLetter }) else { return nil }
    return text.source(of: place..<(place + 1), &tokenizer)
  }

  private mutating func question(_ text: CutText) -> String? {
    guard let place = text.tokens.indices.randomElement(using: &random) else { return nil }
    var (start, end) = (place, place + 1)
    while !text.endsSentence(before: start) { start -= 1 }
    while end < text.tokens.count, !text.endsSentence(before: end) { end += 1 }
    guard QueryCutter.questionTokenCounts.contains(end - start) else { return nil }
    let source = text.source(of: start..<end, &tokenizer)
    return source.flatMap { $0.utf8.count <= QueryCutter.maximumQuestionByteCount ? $0 : nil }
  }

  private mutating func latinWord(_ text: CutText) -> String? {
    let place = place(in: text) { token in
      token.kind == .word && token.foldedRange.count > 1 && text.text.bytes(of: token).allSatisfy { $0 < 0x80 }
    }
    guard let place, let word = text.source(of: place..<(place + 1), &tokenizer) else { return nil }
    return ["AND", "OR", "NOT"].contains(word) ? nil : word
  }
}
