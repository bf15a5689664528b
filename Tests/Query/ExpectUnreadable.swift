import ShirabeModel
import ShirabeQuery
import Testing

/// Expects that a query cannot be read, at that byte and for a reason that has these words.
func expectUnreadable(
  _ query: String, _ offset: Int, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(sourceLocation: sourceLocation) {
    try Query.read(query, match: .all)
  } throws: { error in
    guard case QueryError.unreadable(offset, let found)? = error as? QueryError else { return false }
    return found.contains(reason)
  }
}
