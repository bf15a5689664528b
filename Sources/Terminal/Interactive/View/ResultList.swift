import ShirabeModel

/// The hits of a query, as far as they have been asked for, and which of them is chosen.
struct ResultList {
  /// The query that they are the hits of.
  let query: String
  /// How many articles match in all.
  private(set) var total: Int
  /// What the reply says besides the hits.
  private(set) var reply: SearchReply
  /// The hits that can be paged to; nil for those that have not come yet.
  private(set) var hits: [SearchHit?]
  /// The hit that Enter opens.
  private(set) var chosen = 0
  /// The first hit on the screen.
  private(set) var top = 0
  /// Why no more hits come, where one request for them failed.
  var trouble: String?

  /// Begins with the first page.
  init(query: String, reply: SearchReply) {
    self.query = query
    self.reply = reply
    total = reply.total
    hits = []
    place(reply, at: 0)
  }

  /// The hit that Enter opens, if it has come.
  var chosenHit: SearchHit? { chosen < hits.count ? hits[chosen] : nil }

  /// Whether all that matches can be paged to.
  var isDeep: Bool { total > PageParameters.maximumDepth }

  /// Whether these are only the articles nearest to the query.
  var isNearestOnly: Bool { reply.matched == .any && total > 0 }

  /// Takes a later page; where the index has changed in between, what came before is asked again.
  mutating func take(_ page: SearchReply, at offset: Int) {
    if page.generation != reply.generation || page.total != total {
      hits = []
      (total, reply) = (page.total, page)
    }
    place(page, at: offset)
    trouble = nil
    move(to: chosen)
  }

  private mutating func place(_ page: SearchReply, at offset: Int) {
    let reachable = min(total, PageParameters.maximumDepth)
    if hits.count != reachable { hits = Array(repeating: nil, count: reachable) }
    for (index, hit) in page.hits.enumerated() where offset + index < hits.count { hits[offset + index] = hit }
    // A page that ends before its time is the last, or it would be asked again for ever.
    let wanted = min(Ask.pageHits, hits.count - offset)
    if page.hits.count < wanted { hits.removeLast(hits.count - max(offset, 0) - page.hits.count) }
  }

  /// Chooses a hit, or the one nearest to that place.
  mutating func move(to index: Int) { chosen = min(max(index, 0), max(hits.count - 1, 0)) }

  /// The offset of a page that is missing among the hits around the chosen one; nil where all are there.
  ///
  /// - Parameter distance: How far from the chosen one a hit is needed.
  func missingOffset(within distance: Int) -> Int? {
    if trouble != nil || hits.isEmpty { return nil }
    // What is chosen comes before what is near it.
    let near = max(chosen - distance, 0)...min(chosen + distance, hits.count - 1)
    let missing = hits[chosen] == nil ? chosen : near.first { hits[$0] == nil }
    return missing.map { $0 / Ask.pageHits * Ask.pageHits }
  }

  /// Moves the first hit on the screen as little as makes the chosen one wholly visible.
  ///
  /// - Parameter height: The lines of the hit of an index.
  mutating func scroll(lines: Int, height: (Int) -> Int) {
    top = min(top, chosen)
    var needed = 0
    var lowest = chosen
    for index in stride(from: chosen, through: top, by: -1) {
      needed += height(index)
      if needed > lines { break }
      lowest = index
    }
    top = max(top, lowest)
  }
}
