/// A difference between the query as written and the article as written that folding takes away.
public enum Folding: String, CaseIterable, Sendable {
  /// Full-width, half-width and other compatibility forms.
  case width
  /// Upper and lower case.
  case `case`
  /// Combining marks on Latin and Greek letters.
  case accent
  /// A middle dot between katakana or Han letters.
  case middleDot
  /// Commas that group digits by thousands.
  case thousands
  /// Spaces and other separators between tokens.
  case spacing
}
