package import ShirabeQuery

extension Operand {
  /// What to look for in a text to find the operand: each of its forms, the written one first, weighing what it counts.
  package func highlights(isPrefix: Bool = false) -> [Highlight] {
    forms.enumerated().map { number, form in
      var highlight = Highlight(phrase: form.phrase, isPrefix: isPrefix)
      (highlight.form, highlight.weight) = (number, form.weight)
      return highlight
    }
  }
}
