public import ShirabeQuery
public import ShirabeWire

/// A query as an engine is asked for it.
public struct SearchQuery: Sendable {
  private let query: Query

  /// Reads a query.
  ///
  /// - Throws: ``SearchError/query(_:)`` where it cannot be read or is too long.
  public init(_ text: String, match: Match) throws(SearchError) {
    do throws(QueryError) { self.init(try Query.read(text, match: match)) } catch { throw .query(error) }
  }

  /// Takes a tree that was made rather than written.
  public init(_ root: QueryNode) { self.init(Query(root)) }

  private init(_ query: Query) { self.query = query }

  /// The query as written.
  public var text: String { query.text }
  /// What it consists of.
  public var kind: Query.Kind { query.kind }
  /// What `match` comes to: never `auto`.
  public var match: Match { query.match }
  /// What was left out of the query.
  public var notes: [String] { query.notes }

  /// The words of a plain query as a bag.
  public var bag: BagOfWords? { query.bag }

  /// How to search where this finds nothing, if there is another way.
  public var fallback: SearchQuery? { query.fallback.map { SearchQuery($0) } }
}
