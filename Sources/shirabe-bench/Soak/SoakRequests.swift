import ShirabeModel

/// What the clients of a soak ask.
struct SoakRequests: Sendable {
  let queries: [String]

  /// A request as a line, LF included; `isLarge` where its reply shall be.
  func line(_ id: Int, isLarge: Bool, _ random: inout SplitMix64) -> [UInt8] {
    let query = queries.randomElement(using: &random) ?? ""
    if isLarge {
      return Request.line(
        id: id, method: Method.search.rawValue,
        params: SearchParameters(query: query, match: .any, page: PageParameters(limit: 50)))
    }
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return Request.line(id: id, method: Method.status.rawValue, params: NoParameters())
    case 1..<4: return Request.line(id: id, method: Method.ping.rawValue, params: NoParameters())
    case 4..<8: return Request.line(id: id, method: Method.count.rawValue, params: CountParameters(query: query))
    default: return Request.line(id: id, method: Method.search.rawValue, params: SearchParameters(query: query))
    }
  }
}
