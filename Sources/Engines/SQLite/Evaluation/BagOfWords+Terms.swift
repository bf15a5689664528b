import ShirabeModel
import ShirabePassages
import ShirabeQuery
import ShirabeText

extension BagOfWords {
  /// The items as terms to be scored.
  var terms: [ScoredTerm] {
    items.map { item in
      let written = item.operand.written
      let kind: ExplainedTerm.Kind =
        written.elements.count == 1 && written.elements[0].kind.isLetter
        ? .letter : written.elements.count > 2 ? .run : .wordPair
      let queries = item.operand.forms.map { PostingQuery.phrases([IndexTerm.terms(of: $0.phrase)], inTitle: false) }
      return ScoredTerm(written.text, kind, item.operand, queries, factor: item.weight)
    }
  }
}
