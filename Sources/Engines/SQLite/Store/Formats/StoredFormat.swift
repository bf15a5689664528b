import GRDB
package import ShirabeModel

/// How the shards of one format keep their articles: all that is read of an index that is not searched by this program, since
/// its format is an older one or its text rules are others.
///
/// Nothing here depends on text rules or postings, so that articles outlive both. The SQL is written out, since it has to stay as
/// it is when the tables of this program change; what a shard says of itself (``ShardIdentity``, ``ShardState``,
/// ``GenerationTable``) and the frames of bodies with their dictionaries are the same in every format so far. A format that
/// comes later gets a file beside this one and a place in ``all``; what reads articles stays as it is.
package struct StoredFormat: Sendable {
  /// The number that a shard's `meta` has for it.
  let version: Int
  /// The fields of its articles, in the order of their columns.
  package let fields: [ArticleField]
  /// Selects the row of each article, the columns of ``StoredArticle`` but the body as blobs, and the frame of the body, which is
  /// NULL where it is missing.
  package let articles: String
  /// The row of an article in ``articles``, to choose and to sort by.
  package let row: String
  /// Selects the columns of ``StoredArticle`` as blobs, of articles with ids above the one that is bound, in the byte order of
  /// the ids.
  let articlesById: String
  /// Selects the number that the article in the row that is bound is held against.
  package let checksumOfRow: String
  /// Makes that number of an article and the frame of its body.
  package let checksum: @Sendable (_ article: StoredArticle, _ frame: UnsafeRawBufferPointer) -> Int64
  /// What the rows of articles can be told from (each with a column `row`), any of which may be damaged.
  package let namesOfRows: [String]
  /// Selects, each by other means, the highest row of an article.
  package let highestRows: [String]
  /// The table of articles.
  package let table: String
  /// The tables that have a row for each row of ``table``.
  package let parts: [String]

  /// All formats whose articles are read, ascending; the last is the one that this program writes.
  static let all = [format5]

  /// The format that this program writes.
  static let current = all[all.count - 1]

  /// The format with a number; nil where it is not read.
  static func numbered(_ version: Int) -> StoredFormat? { all.first { $0.version == version } }

  /// The newest format whose tables a shard has, whatever it says of itself; nil where it has those of none.
  static func met(in database: Database) -> StoredFormat? {
    all.last { format in (try? database.makeStatement(sql: format.articles)) != nil }
  }
}
