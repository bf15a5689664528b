public import ShirabeJSON
public import ShirabeModel

/// The methods of the daemon, one after the other: each waits for its reply, and throws ``ClientError/refused(_:)`` where the
/// daemon answers with an error.
extension Connection {
  /// Finds articles.
  public mutating func search(_ parameters: SearchParameters) throws(ClientError) -> SearchReply {
    try typed(call("search", parameters)) { value throws(MalformedReply) in
      try SearchReply(value, offsetUnit: parameters.offsetUnit)
    }
  }

  /// Finds articles that have all the words of a query, the best first.
  public mutating func search(_ query: String, limit: Int = 10) throws(ClientError) -> SearchReply {
    try search(SearchParameters(query: query, page: PageParameters(limit: limit)))
  }

  /// Counts the articles that match; `match` may not be `auto`.
  public mutating func count(_ query: String, match: Match = .all) throws(ClientError) -> Int {
    try typed(call("count", CountParameters(query: query, match: match))) { value throws(MalformedReply) in
      try CountReply(value).total
    }
  }

  /// Gives an article as it was loaded; nil where none has this id.
  public mutating func article(_ id: String) throws(ClientError) -> JSON? {
    do throws(ClientError) {
      return try call("get", GetParameters(id: id))
    } catch {
      if error.isNoSuchArticle { return nil }
      throw error
    }
  }

  /// Finds articles like the one of this id.
  public mutating func similar(_ parameters: SimilarParameters) throws(ClientError) -> SearchReply {
    try typed(call("similar", parameters)) { value throws(MalformedReply) in
      try SearchReply(value, offsetUnit: parameters.page.offsetUnit)
    }
  }

  /// Completes the beginning of a word, a title or a field's value.
  public mutating func suggest(_ parameters: SuggestParameters) throws(ClientError) -> [Completion] {
    try typed(call("suggest", parameters)) { value throws(MalformedReply) in try SuggestReply(value).suggestions }
  }

  /// Says what keeps an article out of a search.
  public mutating func whyNot(_ parameters: WhyNotParameters) throws(ClientError) -> WhyNotReply {
    try typed(call("whyNot", parameters)) { value throws(MalformedReply) in try WhyNotReply(value) }
  }

  /// Shows what the index sees of a text.
  public mutating func analyze(_ text: String) throws(ClientError) -> AnalyzeReply {
    try typed(call("analyze", AnalyzeParameters(text: text))) { value throws(MalformedReply) in
      try AnalyzeReply(value)
    }
  }

  /// Says what the daemon serves.
  public mutating func status() throws(ClientError) -> StatusReply {
    try typed(call("status", NoParameters())) { value throws(MalformedReply) in try StatusReply(value) }
  }

  /// Sees that the daemon answers.
  public mutating func ping() throws(ClientError) { _ = try call("ping", NoParameters()) }

  /// Walks every match in the order of ids, however many there are, a page of `limit` at a time, until `body` gives false.
  ///
  /// - Parameter parameters: What to search; its sort counts as `id`, and its `offset` must be 0.
  public mutating func forEachMatch(
    _ parameters: SearchParameters, _ body: (SearchHit) -> Bool
  ) throws(ClientError) {
    var parameters = parameters
    parameters.sort = .id
    while true {
      let reply = try search(parameters)
      for hit in reply.hits where !body(hit) { return }
      guard let next = reply.next else { return }
      parameters.after = next
    }
  }
}

/// Reads a result; one that is not what the protocol promises is thrown as ``ClientError/malformedReply(_:)``.
func typed<Value>(
  _ result: JSON, _ read: (JSON) throws(MalformedReply) -> Value
) throws(ClientError) -> Value {
  do throws(MalformedReply) {
    return try read(result)
  } catch {
    throw .malformedReply(error)
  }
}

extension ClientError {
  /// Whether the daemon says that no article has the id.
  var isNoSuchArticle: Bool {
    if case .refused(let error) = self { return error.errorCode == .noSuchArticle }
    return false
  }
}
