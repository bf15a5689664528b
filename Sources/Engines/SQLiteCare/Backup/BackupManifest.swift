import ShirabeJSON
import ShirabeSQLite

/// What a backup holds, as the last file of its archive says, so that an archive which was cut off has none.
struct BackupManifest: Equatable {
  /// The name of the file.
  static let name = "shirabe-backup.json"
  /// The version of this form.
  static let formatVersion = 1

  /// A file of the backup.
  struct File: Equatable {
    var name: String
    var byteCount: Int
    /// FNV-1a of all bytes.
    var hash: UInt64
    /// Commits of the shard so far; 0 for a file that is none.
    var generation: Int64
    /// Articles in the shard.
    var articles: Int64
  }

  /// The identity of the index.
  var indexId: String
  var shardCount: Int
  var files: [File]

  init(indexId: String, shardCount: Int) {
    self.indexId = indexId
    self.shardCount = shardCount
    files = []
  }

  /// Reads what ``json`` gives; nil for anything else.
  init?(parsing text: String) {
    guard let json = try? JSON(parsing: text), let object = json.object,
      object["format"]?.int64 == Int64(BackupManifest.formatVersion), let indexId = object["index"]?.string,
      let shardCount = object["shards"]?.int64, (1...Int64(IndexFolder.maximumShardCount)).contains(shardCount),
      let files = object["files"]?.array
    else { return nil }
    self.init(indexId: indexId, shardCount: Int(shardCount))
    for file in files {
      guard let file = file.object, let name = file["name"]?.string, let byteCount = file["bytes"]?.int64,
        let hash = file["fnv1a"]?.string.flatMap({ UInt64($0, radix: 16) }),
        let generation = file["generation"]?.int64, let articles = file["articles"]?.int64
      else { return nil }
      self.files.append(
        File(
          name: name, byteCount: Int(byteCount), hash: hash, generation: generation, articles: articles))
    }
  }

  /// One line.
  var json: JSON {
    [
      "format": JSON(BackupManifest.formatVersion), "index": .string(indexId), "shards": JSON(shardCount),
      "files": .array(
        files.map { file in
          [
            "name": .string(file.name), "bytes": JSON(file.byteCount), "fnv1a": .string(String(file.hash, radix: 16)),
            "generation": JSON(Int(file.generation)), "articles": JSON(Int(file.articles)),
          ]
        }),
    ]
  }
}
