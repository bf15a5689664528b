import GRDB
import Glibc
import ShirabeJSON
public import ShirabeSQLite

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

  private typealias Part = (name: String, copy: ShardCopy, state: ShardState)

  /// Writes an index into one tar archive while others search it and write to it.
  ///
  /// What is written is one state of every shard, held on to before the first is copied. The copies lie beside the archive,
  /// one at a time, where nobody else can read them. The archive has its name once it is complete. The index may be of any format
  /// that is read, and comes back as it was.
  ///
  /// - Parameters:
  ///   - file: The archive; compressed by zstd where its name ends in `.zst`.
  ///   - replaces: Whether a file that is there is replaced.
  /// - Throws: ``IndexError``: `.missing`, `.unusable` for a damaged index, `.format`, `.storage`.
  /// - Complexity: O(bytes of the index).
  public static func run(path: String, to file: String, replacing replaces: Bool = false) throws(IndexError)
    -> IndexBackup
  {
    let folder = IndexFolder(path)
    try refuse(file, replacing: replaces)
    let (indexId, parts, standing) = try hold(folder)
    var manifest = BackupManifest(indexId: indexId, shardCount: parts.count { !otherNames.contains($0.name) })
    var backup = IndexBackup(shards: manifest.shardCount)
    let place = try PrivateFolder(beside: file)
    let partial = place.file(PrivateFolder.partialBackupName)
    let archive = try ArchiveWriter(partial, isCompressed: file.hasSuffix(".zst") || file.hasSuffix(".zstd"))
    for (name, copy, state) in parts {
      let temporary = place.file(name)
      try copy.write(to: temporary)
      let (byteCount, hash) = try archive.add(name, from: temporary)
      guard unlink(temporary) == 0 else { throw StagedFolder.failure(temporary, "cannot remove it") }
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

  private static func refuse(_ file: String, replacing replaces: Bool) throws(IndexError) {
    var status = stat()
    guard stat(file, &status) == 0 else { return }
    guard replaces else {
      throw IndexError(.storage, path: file, message: "there is a file already; name another, or give --force")
    }
    // A device would be replaced as well, for everybody.
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw IndexError(.storage, path: file, message: "this is no file; name one for the backup")
    }
  }

  private static var otherNames: [String] { IndexFolder.otherDatabases }

  /// Holds on to the state of all databases of one edition of the index.
  private static func hold(_ folder: IndexFolder) throws(IndexError)
    -> (indexId: String, parts: [Part], standing: StandingFiles?)
  {
    try folder.openingOneEdition { () throws(IndexError) in
      var parts: [Part] = []
      // The others first: what they say of the shards is then true of the shards' later state.
      for name in otherNames where access("\(folder.path)/\(name)", F_OK) == 0 {
        parts.append((name, try ShardCopy(openingAt: "\(folder.path)/\(name)"), ShardState()))
      }
      let opened = try folder.openShards { path throws(IndexError) in try ShardConnection.openToReadArticles(path) }
      let standing = try StandingFiles.ofThose(standingIn: folder, opened)
      for (number, shard) in opened.enumerated() {
        let path = folder.shardPath(number)
        let copy = try ShardCopy(shard, path: path)
        let state = try IndexError.locating(path) { try shard.queue.inDatabase { try ShardState($0) } }
        parts.append(("shard-\(number).db", copy, state))
      }
      return parts.allSatisfy(\.copy.isInPlace) ? (opened[0].identity.indexId, parts, standing) : nil
    }
  }
}
