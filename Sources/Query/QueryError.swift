/// Why a query cannot be searched.
public enum QueryError: Error, Hashable, Sendable {
  /// It cannot be read: the byte offset into the query, and what is wrong there.
  case unreadable(offset: Int, reason: String)
  /// It is larger than the bounds allow: what is, and the bound.
  case overLimit(reason: String)

  /// The error of a query without a letter, word or number in it.
  public static let nothingToSearchFor = QueryError.unreadable(
    offset: 0, reason: "nothing to search for: give at least one letter, word or number")
}
