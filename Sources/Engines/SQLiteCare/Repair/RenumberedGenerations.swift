import GRDB
import ShirabeSQLite

/// What came with which generation, while the articles of a shard are numbered anew: what was newer than a moment still is.
struct RenumberedGenerations {
  private typealias Entry = (generation: Int64, lastRow: Int64)

  private let old: [Entry]
  private var new: [Entry] = []
  private var articleCount: Int64 = 0

  /// Takes the entries of ``GenerationTable`` as they are, ascending.
  init(_ entries: [(generation: Int64, lastRow: Int64)]) {
    old = entries
  }

  /// The last generation that is noted; 0 for none.
  var last: Int64 { old.last?.generation ?? 0 }

  /// Takes in that an article is in a row, which is above those before, and gets the next one.
  mutating func takeArticle(row: Int64) {
    takeGenerations { $0.lastRow < row }
    articleCount += 1
  }

  private mutating func takeGenerations(while isPast: (Entry) -> Bool) {
    while new.count < old.count, isPast(old[new.count]) {
      new.append((generation: old[new.count].generation, lastRow: articleCount))
    }
  }

  /// Writes the entries, once all articles were taken in.
  mutating func insert(_ database: Database) throws {
    takeGenerations { _ in true }
    var noted: Int64 = 0
    // Where all that came with one is gone, it says what the one before says.
    for entry in new where entry.lastRow > noted {
      try GenerationTable.insert(generation: entry.generation, lastRow: entry.lastRow, database)
      noted = entry.lastRow
    }
  }
}
