/// One thing that a query asks for: what was written, and whatever else is found for it.
///
/// It earns an article one score, that of the best of its forms, however many of them stand there.
public struct Operand: Sendable, Hashable {
  /// How an operand was written.
  public enum Writing: Sendable, Hashable {
    /// Without quotes.
    case chunk
    /// In quotes, or as a text that is searched as one phrase.
    case quoted
    /// As a piece of a text that was taken apart as a bag.
    case piece
  }

  /// Most forms of an operand, the written one among them.
  public static let maximumFormCount = 64

  /// What was written.
  public let written: Phrase
  /// How it was written.
  public let writing: Writing
  /// The other forms in the order of preference, each phrase once.
  public let others: [Form]

  /// Makes an operand; of the other forms those are left out that are there already, and what is past ``maximumFormCount``.
  public init(_ written: Phrase, _ writing: Writing, others: [Form] = []) {
    self.written = written
    self.writing = writing
    guard !others.isEmpty else {
      self.others = []
      return
    }
    var known: Set<Phrase> = [written]
    self.others = Array(others.filter { known.insert($0.phrase).inserted }.prefix(Operand.maximumFormCount - 1))
  }

  /// All forms, the written one first.
  public var forms: [Form] { [Form(written: written)] + others }
}
