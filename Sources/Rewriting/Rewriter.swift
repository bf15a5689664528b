public import ShirabeQuery

/// Gives phrases other forms in which they are found as well.
///
/// A rewriter is a file of its own and a line in ``Rewriters/all``; nothing else knows of it.
public protocol Rewriter: Sendable {
  /// Other forms of a phrase, those that come closest to it first; none where the rewriter has nothing to say of it.
  func forms(of phrase: Phrase) -> [Form]
}

extension Rewriter {
  /// Whether an operand may have other forms than it was written in.
  ///
  /// What is in quotes is asked for as it is, but for folding, and so is a piece of a bag.
  public func applies(to operand: Operand) -> Bool { operand.writing == .chunk }
}
