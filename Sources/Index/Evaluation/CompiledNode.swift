import ShirabeQuery

/// A query in the form in which it is evaluated: as much as can be is left to FTS5, the rest is done on sets of rows.
indirect enum CompiledNode {
  /// A part that FTS5 answers.
  case plain(PlainQuery)
  /// Phrases near each other; the first number is that of the term.
  case near(term: Int, phrases: [Phrase], maximumGap: Int)
  /// A phrase in a field that is not ranked by.
  case label(MatchExpression.Column, Phrase)
  /// The articles that a filter lets through.
  case filter(Filter)
  case all([CompiledNode], except: [CompiledNode])
  case either([CompiledNode])
}
