/// What ranking and sorting need of every article of a shard, held in memory by row: 24 bytes an article.
///
/// Rows are never used again, so what is known of a row stays true; newer columns only know of more rows.
struct ArticleColumns: Sendable {
  /// Tokens of the title.
  private(set) var titleTokens: ContiguousArray<UInt32> = [0]
  /// Tokens of the body.
  private(set) var bodyTokens: ContiguousArray<UInt32> = [0]
  /// A number made of the id, by which equal articles are put in one order, whatever shard they are in.
  private(set) var tieBreakers: ContiguousArray<UInt64> = [0]
  /// ``ShirabeArticles/PublishedDate/order``, or `Int64.min` for an article without a date.
  private(set) var publishedOrders: ContiguousArray<Int64> = [.min]

  static let undated = Int64.min

  /// The highest row that is known.
  var lastRow: Int64 { Int64(titleTokens.count) - 1 }

  mutating func append(row: Int64, titleTokens: Int64, bodyTokens: Int64, publishedOrder: Int64?, id: String) {
    // Rows between belong to articles that are gone.
    while lastRow < row - 1 { append(0, 0, 0, ArticleColumns.undated) }
    append(
      UInt32(clamping: titleTokens), UInt32(clamping: bodyTokens), FNV1a.hash(id.utf8),
      publishedOrder ?? ArticleColumns.undated)
  }

  private mutating func append(_ titleTokens: UInt32, _ bodyTokens: UInt32, _ tieBreaker: UInt64, _ order: Int64) {
    self.titleTokens.append(titleTokens)
    self.bodyTokens.append(bodyTokens)
    tieBreakers.append(tieBreaker)
    publishedOrders.append(order)
  }
}
