public import ShirabeModel
public import ShirabeQuery
import ShirabeRewriting

/// A query as an engine is asked for it: read, and with every form in which its operands are found.
public struct SearchQuery: Sendable {
  private let query: Query

  /// Reads a query.
  ///
  /// - Throws: ``SearchError/query(_:)`` where it cannot be read or is too long.
  public init(_ text: String, match: Match) throws(SearchError) {
    do throws(QueryError) {
      query = try Query.read(text, match: match).rewritten()
    } catch {
      throw .query(error)
    }
  }

  /// Takes a tree that was made rather than written, with just the forms that it has.
  public init(_ root: QueryNode) { query = Query(root) }

  private init(_ query: Query) { self.query = query }

  /// A changed tree, in which operands of one form are given those that they have when the tree is typed as it is printed.
  public static func rewriting(_ root: QueryNode) -> QueryNode { root.rewritten() }

  /// The query as written.
  public var text: String { query.text }
  /// What it consists of.
  public var kind: Query.Kind { query.kind }
  /// What `match` comes to: never `auto`.
  public var match: Match { query.match }
  /// What was left out of the query.
  public var notes: [String] { query.notes }

  /// The words of a plain query as a bag.
  public var bag: SearchQuery? { query.bag.map { SearchQuery($0.rewritten()) } }

  /// How to search where this finds nothing, if there is another way.
  public var fallback: SearchQuery? { query.fallback.map { SearchQuery($0.rewritten()) } }
}
