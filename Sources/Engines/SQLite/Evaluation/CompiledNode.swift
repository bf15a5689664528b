import ShirabeQuery

/// A query in the form in which it is evaluated.
indirect enum CompiledNode {
  /// The term with this number, which earns a score.
  case term(Int)
  /// What earns none, since it must not be there, in whatever form.
  case unscored([ScoredTerm.Form])
  /// Any of the phrases in a field that is not ranked by.
  case label(TextField, [Phrase])
  /// The articles that a filter lets through.
  case filter(Filter)
  case all([CompiledNode], except: [CompiledNode])
  case either([CompiledNode])
}
