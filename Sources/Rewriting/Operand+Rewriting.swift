import ShirabeQuery

extension Operand {
  /// The operand with the forms that rewriters have for it; one that has other forms already is left as it is.
  func rewritten(by rewriters: [any Rewriter]) -> Operand {
    guard others.isEmpty else { return self }
    let forms = rewriters.filter { $0.applies(to: self) }.flatMap { $0.forms(of: written) }
    return forms.isEmpty ? self : Operand(written, writing, others: forms)
  }

  /// The operand with the forms that rewriters have for it, and with quotes only where they make a difference or its text needs
  /// them.
  ///
  /// Where no rewriter has anything to say of a phrase, it asks for the same in quotes and without; so that the two are
  /// printed alike, both are taken as written in the same way.
  func settled(by rewriters: [any Rewriter]) -> Operand {
    guard others.isEmpty else { return self }
    let chunk = Operand(written, .chunk).rewritten(by: rewriters)
    guard !chunk.others.isEmpty else { return Operand(written, written.isParted ? .quoted : .chunk) }
    return writing == .chunk ? chunk : rewritten(by: rewriters)
  }
}
