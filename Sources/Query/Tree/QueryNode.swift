/// What a query asks for, as a tree.
public indirect enum QueryNode: Sendable, Hashable {
  /// The phrase stands in the title or the body.
  case phrase(Phrase)
  /// The phrase stands in the title or the body, with or without separators between its Hangul letters.
  ///
  /// `spaced` is ``Phrase/spacedHangul`` of `literal` and matches wherever `literal` does; the literal form ranks first.
  case loose(literal: Phrase, spaced: Phrase)
  /// The phrase stands in the title or the body, its last element being the beginning of a word or a number.
  case prefix(Phrase)
  /// The phrases, two at least, stand in one of title and body, in any order, with at most so many tokens between
  /// neighbours.
  case near([Phrase], maximumGap: Int)
  /// The phrase stands in that field.
  case field(TextField, Phrase)
  /// The article is one of those that the filter lets through.
  case filter(Filter)
  /// Every one of the first holds, and none of the second; there is at least one of the first.
  case all([QueryNode], except: [QueryNode])
  /// At least one holds; there are at least two.
  case either([QueryNode])

  /// The phrases that can make an article match, in the order they were written; those it must not have left out.
  ///
  /// Of a loose phrase it is the spaced form, which matches the literal one too. Prefixes and filters have none.
  public var wantedPhrases: [Phrase] {
    switch self {
    case .phrase(let phrase), .field(_, let phrase), .loose(_, spaced: let phrase): [phrase]
    case .near(let phrases, _): phrases
    case .prefix, .filter: []
    case .all(let wanted, _): wanted.flatMap(\.wantedPhrases)
    case .either(let nodes): nodes.flatMap(\.wantedPhrases)
    }
  }
}
