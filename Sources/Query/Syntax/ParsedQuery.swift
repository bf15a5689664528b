/// What the language of `match: all` was read to be.
struct ParsedQuery {
  /// What is asked for.
  let root: QueryNode
  /// What was left out of the query and why, in plain words.
  let notes: [String]
  /// See ``Query/isPlain``.
  let isPlain: Bool
}
