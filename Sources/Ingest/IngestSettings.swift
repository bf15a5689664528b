package import ShirabeArticles
import ShirabeSQLite

/// How inputs are read, and how their articles are written.
package struct IngestSettings: Sendable {
  /// How files are read.
  package var load: LoadSettings
  /// All that decides what becomes of a file, in words; where it changes, a load begins anew and every file of a folder is read again.
  package var description: String
  /// How many shards a new index gets; nil for one, or for as many as there are.
  package var shardCount: Int?
  /// Bytes of text that a shard commits at a time.
  package var batchByteCount: Int
  /// Whether lines that stand in many files are left out.
  package var countsRepeatedLines: Bool
  /// Whether those of folders are counted anew, though they were counted before.
  package var recountsRepeatedLines: Bool
  /// Whether new articles whose bodies others have are left out.
  package var leavesOutDuplicates: Bool
  /// Whether a file that is gone when it is to be read is a refusal; where folders are watched it is nothing.
  package var refusesVanished: Bool
  /// Whether the first refusal ends the run; what came before it is kept.
  package var isStrict: Bool

  /// Makes settings.
  package init(
    load: LoadSettings, description: String, shardCount: Int? = nil,
    batchByteCount: Int = IndexWriter.defaultBatchByteCount, countsRepeatedLines: Bool,
    recountsRepeatedLines: Bool = false, leavesOutDuplicates: Bool = false, refusesVanished: Bool = true,
    isStrict: Bool = false
  ) {
    self.load = load
    self.description = description
    self.shardCount = shardCount
    self.batchByteCount = batchByteCount
    self.countsRepeatedLines = countsRepeatedLines
    self.recountsRepeatedLines = recountsRepeatedLines
    self.leavesOutDuplicates = leavesOutDuplicates
    self.refusesVanished = refusesVanished
    self.isStrict = isStrict
  }
}
