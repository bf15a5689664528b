/// What a query asks for, as a tree.
public indirect enum QueryNode: Sendable, Hashable {
  /// The phrase stands in the title or the body.
  case phrase(Phrase)
  /// Every one of the first holds, and none of the second; there is at least one of the first.
  case all([QueryNode], except: [QueryNode])
  /// At least one holds.
  case either([QueryNode])

  /// The phrases that can make an article match, in the order they were written; those it must not have left out.
  public var wantedPhrases: [Phrase] {
    switch self {
    case .phrase(let phrase): [phrase]
    case .all(let wanted, _): wanted.flatMap(\.wantedPhrases)
    case .either(let nodes): nodes.flatMap(\.wantedPhrases)
    }
  }
}
