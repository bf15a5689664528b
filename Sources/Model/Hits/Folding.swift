/// A rule by which texts that are written differently are the same to the index: a difference between the query as written
/// and the article as written that folding takes away.
public enum Folding: String, CaseIterable, Sendable, Choice {
  /// Compatibility forms: full and half width, ligatures, circled and composed signs; and code points that are not seen.
  case width
  /// Upper and lower case.
  case `case`
  /// The marks of Latin and Greek letters, and letters such as ø and æ.
  case accent
  /// Middle dots between katakana or Han letters.
  case middleDot
  /// The commas that group digits by thousands.
  case thousands
  /// Spaces and other separators where two tokens need not touch.
  case spacing
}
