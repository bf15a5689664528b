/// What is held in memory of the articles of a shard, by row. Rows are never used again, so newer columns only know of more.
protocol RowColumns: Sendable {
  /// Columns that know of no row.
  init()

  /// The highest row that is known.
  var lastRow: Int64 { get }
}
