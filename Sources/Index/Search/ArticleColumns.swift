/// What ranking and sorting need of every article of a shard, held in memory by row: 20 bytes an article.
///
/// Rows are never used again, so what is known of a row stays true; newer columns only know of more rows.
struct ArticleColumns: RowColumns {
  /// Tokens of title and body.
  private(set) var tokens: ContiguousArray<Float> = [0]
  /// A number made of the id, by which equal articles are put in one order, whatever shard they are in.
  private(set) var tieBreakers: ContiguousArray<UInt64> = [0]
  /// ``ShirabeArticles/PublishedDate/order``, or `Int64.min` for an article without a date.
  private(set) var publishedOrders: ContiguousArray<Int64> = [.min]

  static let undated = Int64.min

  /// The highest row that is known.
  var lastRow: Int64 { Int64(tokens.count) - 1 }

  mutating func append(row: Int64, tokens: Int64, publishedOrder: Int64?, id: String) {
    // Rows between belong to articles that are gone.
    while lastRow < row - 1 { append(0, 0, ArticleColumns.undated) }
    append(Float(tokens), FNV1a.hash(id.utf8), publishedOrder ?? ArticleColumns.undated)
  }

  private mutating func append(_ tokens: Float, _ tieBreaker: UInt64, _ order: Int64) {
    self.tokens.append(tokens)
    tieBreakers.append(tieBreaker)
    publishedOrders.append(order)
  }
}
