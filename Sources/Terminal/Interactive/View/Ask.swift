import ShirabeModel

/// What the view wants to know next. It follows from what is on the screen, so nothing that is out of date is ever asked.
enum Ask: Equatable {
  /// How many articles there are.
  case status
  /// A page of the hits of a query.
  case page(query: String, offset: Int, snippetLetters: Int)
  /// An article.
  case article(id: String)
  /// The places that matched in the hit at this offset, which is this article unless the index has changed.
  case marks(query: String, offset: Int, id: String)

  /// How many hits a page has.
  static let pageHits = 20

  /// The request, as a line.
  func line(id number: Int) -> [UInt8] {
    switch self {
    case .status: Request.line(id: number, method: "status", params: NoParameters())
    case .article(let id): Request.line(id: number, method: "get", params: GetParameters(id: id))
    case .page(let query, let offset, let letters):
      search(
        number, query,
        PageParameters(
          limit: min(Self.pageHits, PageParameters.maximumDepth - offset), offset: offset,
          fields: [.id, .title, .published, .source, .snippet], snippetLetters: letters))
    case .marks(let query, let offset, _):
      search(number, query, PageParameters(limit: 1, offset: offset, fields: [.id], positions: true))
    }
  }

  private func search(_ number: Int, _ query: String, _ page: PageParameters) -> [UInt8] {
    Request.line(id: number, method: "search", params: SearchParameters(query: query, match: .auto, page: page))
  }
}
