import GRDB
import Glibc

/// Puts an index back from what ``IndexBackup`` wrote.
public enum IndexRestore {
  /// Makes the index of an archive, and puts it in place at once when all of it is there and sound.
  ///
  /// - Parameters:
  ///   - file: The archive.
  ///   - path: The folder of the index.
  ///   - replaces: Whether an index that is there is replaced; what else is in the folder stays.
  /// - Returns: What the backup holds.
  /// - Throws: ``IndexError``: `.missing` and `.unusable` for the archive, `.locked` where another process writes to the
  ///   index, `.storage` where there is an index and `replaces` is not set, or the file system refuses.
  /// - Complexity: O(bytes of the index).
  public static func run(file: String, to path: String, replacing replaces: Bool = false) throws(IndexError)
    -> IndexBackup
  {
    let target = IndexFolder(path)
    guard replaces || !target.exists else {
      throw IndexError(.storage, path: path, message: "there is an index already; name another folder, or give --force")
    }
    let archive = try ArchiveReader(file)
    try target.makeParents()
    let lock = target.exists ? try target.lock() : nil
    defer { if let lock { close(lock) } }
    let staged = try StagedFolder(for: target)
    let manifest = try extract(archive, into: staged.folder)
    let backup = try verify(manifest, archive, staged.folder)
    guard replaces || !target.exists else {
      throw IndexError(.storage, path: path, message: "there is an index now; name another folder, or give --force")
    }
    try staged.takePlace(keepingOthers: true)
    return backup
  }

  /// Writes the files of the archive and compares them with its manifest.
  private static func extract(_ archive: ArchiveReader, into folder: IndexFolder) throws(IndexError) -> BackupManifest {
    var found: [String: (byteCount: Int, hash: UInt64)] = [:]
    var manifest: BackupManifest?
    while let name = try archive.next() {
      if name == BackupManifest.name {
        var text: [UInt8] = []
        try archive.read { bytes throws(IndexError) in
          guard text.count + bytes.count <= 1 << 20 else { throw archive.unusable("its list of files is too long") }
          text.append(contentsOf: bytes)
        }
        manifest = BackupManifest(parsing: String(decoding: text, as: UTF8.self))
        continue
      }
      let shards = (0..<IndexFolder.maximumShardCount).map { "shard-\($0).db" }
      guard (shards + IndexBackup.otherDatabases).contains(name), found[name] == nil else {
        throw archive.unusable("it holds a file that no backup has")
      }
      found[name] = try write(archive, to: folder.path + "/" + name)
    }
    guard let manifest else { throw archive.unusable("it has no list of its files") }
    for file in manifest.files {
      guard let (byteCount, hash) = found.removeValue(forKey: file.name), byteCount == file.byteCount, hash == file.hash
      else { throw archive.unusable("\(file.name) is not what was written") }
    }
    guard found.isEmpty else { throw archive.unusable("it holds files that are not on its list") }
    return manifest
  }

  private static func write(
    _ archive: ArchiveReader, to path: String
  ) throws(IndexError) -> (byteCount: Int, hash: UInt64) {
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw StagedFolder.failure(path, "cannot write it") }
    defer { close(output) }
    var hash = FNV1a.basis
    var byteCount = 0
    try archive.read { bytes throws(IndexError) in
      FNV1a.add(bytes, to: &hash)
      byteCount += bytes.count
      var rest = bytes
      while !rest.isEmpty {
        let count = Glibc.write(output, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw StagedFolder.failure(path, "cannot write it") }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
    guard fsync(output) == 0 else { throw StagedFolder.failure(path, "cannot write it") }
    return (byteCount, hash)
  }

  /// Opens the shards, has SQLite look at them, and sums up what they hold.
  private static func verify(
    _ manifest: BackupManifest, _ archive: ArchiveReader, _ folder: IndexFolder
  ) throws(IndexError) -> IndexBackup {
    let opened = try folder.openShards { path throws(IndexError) in try ShardConnection.openToCheck(path) }
    guard opened.count == manifest.shardCount, opened[0].identity.indexId == manifest.indexId else {
      throw archive.unusable("its shards are not those of its list")
    }
    var backup = IndexBackup(shards: opened.count)
    for (number, shard) in opened.enumerated() {
      let state = try IndexError.locating(folder.shardPath(number)) {
        let state = try shard.queue.inDatabase { database in
          let findings = try Row.fetchAll(database, sql: "PRAGMA quick_check(1)").map {
            try $0.required(0, as: String.self)
          }
          guard findings == ["ok"] else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: findings.joined(separator: " "))
          }
          return try ShardState(database)
        }
        try shard.queue.close()
        return state
      }
      backup.articles += Int(state.articles)
      backup.generation += state.generation
    }
    backup.byteCount = manifest.files.reduce(0) { $0 + $1.byteCount }
    return backup
  }
}
