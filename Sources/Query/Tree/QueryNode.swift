/// What a query asks for, as a tree.
public indirect enum QueryNode: Sendable, Hashable {
  /// The operand stands in the title or the body.
  case phrase(Operand)
  /// The operand stands in the title or the body, its last element being the beginning of a word or a number.
  case prefix(Operand)
  /// The operands, two at least, stand in one of title and body, in any order, with at most so many tokens between
  /// neighbours.
  case near([Operand], maximumGap: Int)
  /// The operand stands in that field.
  case field(TextField, Operand)
  /// The article is one of those that the filter lets through.
  case filter(Filter)
  /// Every one of the first holds, and none of the second; there is at least one of the first.
  case all([QueryNode], except: [QueryNode])
  /// At least one holds; there are at least two.
  case either([QueryNode])
}
