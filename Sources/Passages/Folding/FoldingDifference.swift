import Foundation
import ShirabeModel
import ShirabeQuery
import ShirabeSearch
import ShirabeText

/// Which foldings made texts that are written differently match.
enum FoldingDifference {
  /// What a token counts: it is folded several times over.
  private static let tokenUnits = 1024
  private static let tokenFoldings: [Folding] = [.width, .case, .accent, .thousands]

  /// The foldings without which the sources of two tokens would differ that fold to the same.
  ///
  /// Where either of several would have done, it is the first in the order of ``Folding``.
  static func between(_ query: String, _ article: String, kind: TokenKind, isBeginning: Bool = false) -> Set<Folding> {
    func agree(_ folding: PartialFolding) -> Bool {
      let asked = folding.fold(query, isNumber: kind == .number)
      let found = folding.fold(article, isNumber: kind == .number)
      return isBeginning ? begins(found, with: asked) : asked == found
    }
    if agree(PartialFolding(foldings: [])) { return [] }
    // Only a compatibility form is more than one token: ㍿ for 株.
    guard agree(.all) else { return [.width] }
    let needed = tokenFoldings.filter { !agree(.all(but: $0)) }
    if !needed.isEmpty { return Set(needed) }
    return Set(tokenFoldings.filter { agree(PartialFolding(foldings: [$0])) }.prefix(1))
  }

  /// The foldings that made a highlight match where it does: those of its tokens, and those between them.
  static func of(
    _ highlight: Highlight, at match: PhraseMatcher.Match, in text: HighlightedText, _ pace: inout WorkPace
  ) throws(Interrupted) -> Set<Folding> {
    let elements = highlight.phrase.elements
    let sources = QuerySource.all(of: highlight.phrase)
    let tokens = text.tokenized.tokens
    var foldings: Set<Folding> = []
    for (number, index) in match.tokenRange.enumerated() where number < min(elements.count, sources.count) {
      try pace.count(tokenUnits)
      let isLast = number == elements.count - 1
      foldings.formUnion(
        between(
          sources[number].token, string(tokens[index].sourceRange, text), kind: elements[number].kind,
          isBeginning: isLast && highlight.endsOpen))
      if number > 0, highlight.phrase.sources != nil {
        let end = tokens[index - 1].sourceRange.upperBound
        let gap = end..<max(end, tokens[index].sourceRange.lowerBound)
        foldings.formUnion(
          between(
            asked: sources[number].separator, isTogether: sources[number].isTogether, found: string(gap, text),
            isTogether: tokens[index].touchesPrevious))
      }
    }
    return foldings
  }

  /// What made two neighbours stand together in the same way: a dot that is gone, or a separator that may be there.
  private static func between(
    asked: String, isTogether askedTogether: Bool, found: String, isTogether foundTogether: Bool
  ) -> Set<Folding> {
    guard askedTogether == foundTogether else { return [.spacing] }
    guard askedTogether else { return [] }
    let (asked, found) = (dot(asked), dot(found))
    return asked == found ? [] : [.middleDot]
  }

  /// What separates tokens that touch can only be a middle dot, and code points that are not seen.
  private static func dot(_ separator: String) -> String {
    PartialFolding(foldings: [.width]).fold(separator, isNumber: false)
  }

  private static func begins(_ text: String, with beginning: String) -> Bool {
    text.precomposedStringWithCanonicalMapping.unicodeScalars
      .starts(with: beginning.precomposedStringWithCanonicalMapping.unicodeScalars)
  }

  private static func string(_ range: Range<Int>, _ text: HighlightedText) -> String {
    String(decoding: text.letters.bytes[range], as: UTF8.self)
  }
}

extension HighlightedText {
  /// For each of the highlights that were looked for, the foldings that its closest match in the text took, or nil where it has none.
  ///
  /// - Complexity: O(matches), each with the length of its phrase; a match that takes none ends the search for a highlight.
  func foldings(
    of highlights: [Highlight], _ interruption: Interruption = .never
  ) throws(Interrupted) -> [Set<Folding>?] {
    var pace = WorkPace(interruption)
    var closest = [Set<Folding>?](repeating: nil, count: highlights.count)
    for match in matches where match.highlight < highlights.count {
      try pace.count()
      if let known = closest[match.highlight], known.isEmpty { continue }
      let foldings = try FoldingDifference.of(highlights[match.highlight], at: match, in: self, &pace)
      if foldings.count < closest[match.highlight]?.count ?? .max { closest[match.highlight] = foldings }
    }
    return closest
  }
}
