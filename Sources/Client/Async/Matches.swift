public import ShirabeModel

/// Every article that matches, in the order of ids. Each page is asked for when the one before has been gone through.
public struct Matches: AsyncSequence, Sendable {
  /// Goes from hit to hit.
  public struct Iterator: AsyncIteratorProtocol {
    private let connection: AsyncConnection
    /// What to ask next; nil when all has been asked.
    private var parameters: SearchParameters?
    private var page: ArraySlice<SearchHit> = []

    fileprivate init(_ connection: AsyncConnection, _ parameters: SearchParameters) {
      self.connection = connection
      self.parameters = parameters
      self.parameters?.sort = .id
    }

    /// The next hit; nil after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(ClientError) -> SearchHit? {
      while page.isEmpty, var asked = parameters {
        let reply = try await connection.search(asked)
        page = reply.hits[...]
        asked.after = reply.next
        parameters = reply.next == nil ? nil : asked
      }
      return page.popFirst()
    }

    /// The next hit; nil after the last.
    public mutating func next() async throws(ClientError) -> SearchHit? { try await next(isolation: nil) }
  }

  let connection: AsyncConnection
  let parameters: SearchParameters

  /// Begins at the first match.
  public func makeAsyncIterator() -> Iterator { Iterator(connection, parameters) }
}
