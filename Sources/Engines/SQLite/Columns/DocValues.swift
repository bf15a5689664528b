import GRDB
import ShirabeSearch

/// What ranking and sorting need of every article of a shard, held in memory: 20 bytes an article, and what ``RowPlaces`` takes.
struct DocValues: RowColumns {
  private(set) var places = RowPlaces()
  /// By place, the tokens of title and body; ``noArticle`` where there is none.
  private(set) var tokens: ContiguousArray<Float> = [noArticle]
  /// By place, a number made of the id, by which equal articles are put in one order, whatever shard they are in.
  private(set) var tieBreakers: ContiguousArray<UInt64> = [0]
  /// By place, ``ShirabeArticles/PublishedDate/order``, or `Int64.min` for an article without a date.
  private(set) var publishedOrders: ContiguousArray<Int64> = [undated]
  private(set) var generation: Int64 = 0
  private(set) var articleCount: Int64 = 0
  /// Whether the articles were not as many as the sums over all of them say.
  private(set) var isDamaged = false
  var edition = 0

  static let undated = Int64.min
  static let noArticle: Float = -1

  /// The tokens of title and body of the article in a row.
  func tokens(row: UInt32) -> Float { tokens[places[row]] }

  /// When the article in a row was published, see ``publishedOrders``.
  func publishedOrder(row: UInt32) -> Int64 { publishedOrders[places[row]] }

  /// The number of the article in a row that stands for its id, see ``tieBreakers``.
  func tieBreaker(row: UInt32) -> UInt64 { tieBreakers[places[row]] }

  /// The rows of articles whose id has this number; more than one at most by chance, or where all but one are gone.
  ///
  /// - Complexity: O(articles), a comparison each.
  func rows(tieBreaker: UInt64, _ interruption: Interruption) throws(IndexError) -> [UInt32] {
    var rows: [UInt32] = []
    try WorkPace.forEachStretch(of: tieBreakers.indices, interruption) { stretch in
      for place in stretch where tieBreakers[place] == tieBreaker && places.rows[place] > 0 {
        rows.append(places.rows[place])
      }
    }
    return rows
  }

  mutating func append(row: UInt32, tokens: Int64, publishedOrder: Int64?, id: String) {
    if places.append(row) { append(DocValues.noArticle, 0, DocValues.undated) }
    append(Float(tokens), FNV1a.hash(id.utf8), publishedOrder ?? DocValues.undated)
  }

  private mutating func append(_ tokens: Float, _ tieBreaker: UInt64, _ order: Int64) {
    self.tokens.append(tokens)
    tieBreakers.append(tieBreaker)
    publishedOrders.append(order)
  }

  mutating func read(upTo state: ShardState, _ database: Database, _ interruption: Interruption) throws {
    let isFromTheBeginning = lastRow == 0
    generation = state.generation
    articleCount = state.articles
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: "SELECT row, title_tokens + body_tokens, published_order, id FROM article WHERE row > ? ORDER BY row"),
      arguments: [lastRow])
    var pace = WorkPace(interruption)
    while let row = try rows.next() {
      try pace.count(WorkPace.row)
      // Optional access converts whatever is there, and does not trap as the other does.
      guard let number: Int64 = row[0], number > lastRow, number <= state.lastRow, let tokens: Int64 = row[1],
        (0...ShardState.highestCount).contains(tokens), let id: String = row[3]
      else {
        // What was read before it may go up to the last row of all, and would be taken for everything.
        isDamaged = true
        throw Row.damage(0)
      }
      append(row: UInt32(clamping: number), tokens: tokens, publishedOrder: row[2], id: id)
    }
    places.extend(to: state.lastRow)
    // What was there before may be gone by now, so that there may be more, but never less.
    let count = Int64(places.count)
    isDamaged = isFromTheBeginning ? count != state.articles : isDamaged || count < state.articles
  }

  /// Runs `body` with the lengths of articles, to be looked up in a loop.
  func withLengths<Value, Failure: Error>(
    _ body: (Lengths) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    try places.withLookUp { places throws(Failure) in
      try tokens.withUnsafeBufferPointer { tokens throws(Failure) in
        try body(Lengths(places: places, tokens: tokens))
      }
    }
  }

  /// The lengths of articles.
  struct Lengths {
    /// The places of rows, none of which may be above ``RowColumns/lastRow``.
    let places: RowPlaces.LookUp
    /// By place, see ``DocValues/tokens``.
    let tokens: UnsafeBufferPointer<Float>
  }

  /// Bytes that all of this takes.
  var byteCount: Int {
    places.byteCount + tokens.capacity * MemoryLayout<Float>.stride + tieBreakers.capacity * MemoryLayout<UInt64>.stride
      + publishedOrders.capacity * MemoryLayout<Int64>.stride
  }
}
