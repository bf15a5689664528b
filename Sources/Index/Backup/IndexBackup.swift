import GRDB
import Glibc
import ShirabeJSON

/// What a backup holds.
public struct IndexBackup: Sendable, Equatable {
  /// How many shards there are.
  public var shards = 0
  /// Articles in all of them.
  public var articles = 0
  /// The generation of the index.
  public var generation: Int64 = 0
  /// Bytes of the archive.
  public var byteCount = 0

  /// Files of an index, besides its shards, that are worth keeping: databases that others of its programs have in its folder.
  static let otherDatabases = ["inputs.db"]

  /// Writes an index into one tar archive while others search it and write to it.
  ///
  /// What is written is one state of every shard, held on to before the first is copied. The copies lie beside the archive,
  /// one at a time. The archive has its name once it is complete.
  ///
  /// - Parameters:
  ///   - file: The archive; compressed by zstd where its name ends in `.zst`.
  ///   - replaces: Whether a file that is there is replaced.
  /// - Throws: ``IndexError``: `.missing`, `.unusable` for a damaged index, `.storage`.
  /// - Complexity: O(bytes of the index).
  public static func run(path: String, to file: String, replacing replaces: Bool = false) throws(IndexError)
    -> IndexBackup
  {
    let folder = IndexFolder(path)
    guard replaces || access(file, F_OK) != 0 else {
      throw IndexError(.storage, path: file, message: "there is a file already; name another, or give --force")
    }
    // The others first: what they say of the shards is then true of the shards' later state.
    var copies: [(name: String, copy: ShardCopy, state: ShardState)] = []
    for name in otherDatabases where access("\(folder.path)/\(name)", F_OK) == 0 {
      let path = "\(folder.path)/\(name)"
      let place = try ReadingPlace(path)
      let queue = try IndexError.locating(path) {
        try DatabaseQueue(path: place.name(of: path), configuration: readOnly)
      }
      copies.append((name, try ShardCopy(queue, path: path), ShardState()))
    }
    let opened = try folder.openShards { path throws(IndexError) in try ShardConnection.openToRead(path) }
    let standing = try StandingFiles.ofThose(standingIn: folder, opened)
    for (number, shard) in opened.enumerated() {
      let path = folder.shardPath(number)
      let copy = try ShardCopy(shard, path: path)
      let state = try IndexError.locating(path) { try shard.queue.inDatabase { try ShardState($0) } }
      copies.append(("shard-\(number).db", copy, state))
    }
    var manifest = BackupManifest(indexId: opened[0].identity.indexId, shardCount: opened.count)
    var backup = IndexBackup(shards: opened.count)
    let partial = file + ".partial"
    defer { unlink(partial) }
    let archive = try ArchiveWriter(partial, isCompressed: file.hasSuffix(".zst") || file.hasSuffix(".zstd"))
    for (name, copy, state) in copies {
      let temporary = "\(file).\(name).partial"
      defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(temporary + suffix) } }
      for suffix in ["", "-wal", "-shm", "-journal"] { unlink(temporary + suffix) }
      try copy.write(to: temporary)
      let (byteCount, hash) = try archive.add(name, from: temporary)
      manifest.files.append(
        BackupManifest.File(
          name: name, byteCount: byteCount, hash: hash, generation: state.generation, articles: state.articles))
      backup.articles += Int(state.articles)
      backup.generation += state.generation
    }
    try standing?.check(path)
    try archive.add(BackupManifest.name, text: manifest.json.description + "\n")
    backup.byteCount = try archive.finish()
    // A file that has come meanwhile is not replaced unasked.
    guard (replaces ? rename(partial, file) : link(partial, file)) == 0 else {
      throw StagedFolder.failure(file, "cannot give the backup its name")
    }
    StagedFolder.sync(IndexFolder.parent(of: file))
    return backup
  }

  private static var readOnly: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(10)
    return configuration
  }
}
