/// One phrase by which an operand can be found.
public struct Form: Sendable, Hashable {
  /// What is looked for.
  public let phrase: Phrase
  /// Where it comes from.
  public let origin: FormOrigin
  /// What finding it counts beside finding what was written, which counts 1: above 0, and no more than 1.
  public let weight: Float

  /// Makes a form; its weight is brought within bounds.
  public init(_ phrase: Phrase, origin: FormOrigin, weight: Float) {
    self.phrase = phrase
    self.origin = origin
    self.weight = min(max(weight, .leastNormalMagnitude), 1)
  }

  /// What was written.
  public init(written phrase: Phrase) { self.init(phrase, origin: .literal, weight: 1) }
}
