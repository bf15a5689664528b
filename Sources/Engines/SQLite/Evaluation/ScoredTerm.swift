import ShirabeModel
import ShirabePassages
import ShirabeQuery

/// One thing that a query is about and that earns an article a score: a word, a phrase, the words that a prefix stands for.
struct ScoredTerm {
  /// A form of the term as it is looked up.
  struct Form {
    /// What of the postings it stands for.
    let query: PostingQuery
    /// What it counts beside the written form, which counts 1.
    var weight: Float = 1
  }

  /// It as it would be written in a query.
  let text: String
  /// What kind of thing it is, as explanations name it.
  let kind: ExplainedTerm.Kind
  /// What to look for in a text to find where it stands; all its forms, if it has several.
  let highlights: [Highlight]
  /// What it is looked up by, one at least; of those that an article has it earns what the best does.
  let forms: [Form]
  /// Of each operand in it that has other forms than the written one, how each is looked up.
  let readings: [[Reading]]
  /// What it counts beside others, before its rarity.
  var factor: Float = 1
  /// In how many articles it stands.
  var documentFrequency = 0
  /// What it can earn an article: the factor times its rarity.
  var weight: Float = 0

  /// An operand, each of whose forms is looked up by the query of the same place.
  init(
    _ text: String, _ kind: ExplainedTerm.Kind, _ operand: Operand, _ queries: [PostingQuery], isPrefix: Bool = false,
    factor: Float = 1
  ) {
    self.text = text
    self.kind = kind
    self.factor = factor
    highlights = operand.highlights(isPrefix: isPrefix)
    forms = zip(operand.forms, queries).map { Form(query: $1, weight: $0.weight) }
    readings = operand.others.isEmpty ? [] : [zip(operand.forms, queries).map { Reading(form: $0, query: $1) }]
  }

  /// Operands near each other.
  init(_ text: String, near operands: [Operand], maximumGap: Int) {
    self.text = text
    kind = .near
    highlights = operands.flatMap { $0.highlights() }
    forms = [Form(query: .near(operands, maximumGap: maximumGap))]
    readings = operands.filter { !$0.others.isEmpty }.map { operand in
      operand.forms.map { Reading(form: $0, query: .phrases([IndexTerm.terms(of: $0.phrase)], inTitle: false)) }
    }
  }

  /// The index term that it is, if it is a single one.
  var singleTerm: [UInt8]? { forms.count == 1 ? forms[0].query.singleTerm : nil }
}
