import GRDB
import ShirabeSearch

/// What is held in memory of the articles of a shard, by row.
///
/// Rows are never used again, so what is known of a row stays true; that its article is gone is not seen here. Columns know of
/// all articles that there were at their ``generation`` up to their last row: where another search has seen a later state of
/// the shard, and read only what there was then, they may lack what an earlier state has.
protocol RowColumns: Sendable {
  /// Columns that know of no row.
  init()

  /// The rows that are known.
  var places: RowPlaces { get }
  /// The generation of the shard that was seen when something was read last.
  var generation: Int64 { get }
  /// How many articles there were then.
  var articleCount: Int64 { get }
  /// How often columns of the shard were made anew.
  var edition: Int { get set }

  /// Adds what is not known yet of a state that the transaction sees, which is not before ``generation``.
  ///
  /// What it has added before it fails is true.
  mutating func read(upTo state: ShardState, _ database: Database, _ interruption: Interruption) throws
}

extension RowColumns {
  /// So many articles that are gone make no difference.
  private static var slack: Int64 { 1024 }

  /// The highest row that is known.
  var lastRow: Int64 { places.lastRow }

  /// Whether most of what they know of is gone, so that they are worth being made anew.
  var isWorn: Bool { Int64(places.count) > 2 * articleCount + Self.slack }
}
