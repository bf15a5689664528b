import ShirabePassages
import ShirabeQuery
import ShirabeText
import ShirabeWire

extension BagOfWords {
  /// The items as terms to be scored.
  var terms: [ScoredTerm] {
    items.map { item in
      let kind: ExplainedTerm.Kind =
        item.phrase.elements.count == 1 && item.phrase.elements[0].kind.isLetter
        ? .letter : item.phrase.elements.count > 2 ? .run : .wordPair
      return ScoredTerm(
        text: item.phrase.text, kind: kind, highlights: [Highlight(phrase: item.phrase)],
        query: .phrases([IndexTerm.terms(of: item.phrase)], inTitle: false), factor: item.weight)
    }
  }
}
