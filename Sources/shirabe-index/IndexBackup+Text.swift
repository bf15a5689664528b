import ShirabeJSON
import ShirabeSQLiteCare

extension IndexBackup {
  /// What people are told.
  var text: String {
    "\(articles) articles in \(shards == 1 ? "1 shard" : "\(shards) shards") at generation \(generation)"
  }

  /// One line for scripts.
  var json: JSON {
    [
      "articles": JSON(articles), "shards": JSON(shards), "generation": JSON(Int(generation)),
      "bytes": JSON(byteCount),
    ]
  }
}
