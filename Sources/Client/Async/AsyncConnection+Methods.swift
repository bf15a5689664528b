public import ShirabeJSON
public import ShirabeModel

/// The methods of the daemon. Each throws ``ClientError/refused(_:)`` where the daemon answers with an error, and
/// ``ClientError/cancelled`` where its task was cancelled.
extension AsyncConnection {
  /// Finds articles.
  public func search(_ parameters: SearchParameters) async throws(ClientError) -> SearchReply {
    try typed(await call("search", parameters)) { value throws(MalformedReply) in
      try SearchReply(value, offsetUnit: parameters.offsetUnit)
    }
  }

  /// Finds articles that have all the words of a query, the best first.
  public func search(_ query: String, limit: Int = 10) async throws(ClientError) -> SearchReply {
    try await search(SearchParameters(query: query, page: PageParameters(limit: limit)))
  }

  /// Counts the articles that match; `match` may not be `auto`.
  public func count(_ query: String, match: Match = .all) async throws(ClientError) -> Int {
    try typed(await call("count", CountParameters(query: query, match: match))) { value throws(MalformedReply) in
      try CountReply(value).total
    }
  }

  /// Gives an article as it was loaded; nil where none has this id.
  public func article(_ id: String) async throws(ClientError) -> JSON? {
    do throws(ClientError) {
      return try await call("get", GetParameters(id: id))
    } catch {
      if error.isNoSuchArticle { return nil }
      throw error
    }
  }

  /// Finds articles like the one of this id.
  public func similar(_ parameters: SimilarParameters) async throws(ClientError) -> SearchReply {
    try typed(await call("similar", parameters)) { value throws(MalformedReply) in
      try SearchReply(value, offsetUnit: parameters.page.offsetUnit)
    }
  }

  /// Completes the beginning of a word, a title or a field's value.
  public func suggest(_ parameters: SuggestParameters) async throws(ClientError) -> [Completion] {
    try typed(await call("suggest", parameters)) { value throws(MalformedReply) in
      try SuggestReply(value).suggestions
    }
  }

  /// Says what keeps an article out of a search.
  public func whyNot(_ parameters: WhyNotParameters) async throws(ClientError) -> WhyNotReply {
    try typed(await call("whyNot", parameters)) { value throws(MalformedReply) in try WhyNotReply(value) }
  }

  /// Shows what the index sees of a text.
  public func analyze(_ text: String) async throws(ClientError) -> AnalyzeReply {
    try typed(await call("analyze", AnalyzeParameters(text: text))) { value throws(MalformedReply) in
      try AnalyzeReply(value)
    }
  }

  /// Says what the daemon serves.
  public func status() async throws(ClientError) -> StatusReply {
    try typed(await call("status", NoParameters())) { value throws(MalformedReply) in try StatusReply(value) }
  }

  /// Sees that the daemon answers.
  public func ping() async throws(ClientError) { _ = try await call("ping", NoParameters()) }

  /// Every match in the order of ids, however many there are, a page of `limit` at a time.
  ///
  /// - Parameter parameters: What to search; its sort counts as `id`, and its `offset` must be 0.
  public func matches(_ parameters: SearchParameters) -> Matches { Matches(connection: self, parameters: parameters) }
}
