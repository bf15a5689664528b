import GRDB
import Glibc
public import ShirabeSQLite

/// Puts an index back from what ``IndexBackup`` wrote.
public enum IndexRestore {
  /// Makes the index of an archive, and puts it in place at once when all of it is there and sound.
  ///
  /// It may be of any format that is read, and is then to be upgraded. It gets an id of its own: moments of the index that was
  /// saved say nothing of what is written to this one.
  ///
  /// - Parameters:
  ///   - file: The archive.
  ///   - path: The folder of the index.
  ///   - replaces: Whether an index that is there is replaced; what else is in the folder stays.
  /// - Returns: What the backup holds.
  /// - Throws: ``IndexError``: `.missing`, `.unusable` and `.format` for the archive, `.locked` where another process writes to the
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
    var lock = target.isOccupied ? try IndexLock(target) : nil
    let staged = try StagedFolder(for: target)
    let manifest = try extract(archive, into: staged.folder)
    let backup = try verify(manifest, archive, staged.folder)
    guard replaces || !target.exists else {
      throw IndexError(.storage, path: path, message: "there is an index now; name another folder, or give --force")
    }
    // What has come while the archive was read is replaced under its own lock only.
    if lock == nil, replaces, target.isOccupied { lock = try IndexLock(target) }
    try staged.takePlace(of: lock)
    return backup
  }

  /// Writes the files of the archive and compares them with its manifest.
  private static func extract(_ archive: ArchiveReader, into folder: IndexFolder) throws(IndexError) -> BackupManifest {
    var found: [String: (byteCount: Int, hash: UInt64)] = [:]
    var manifest: BackupManifest?
    while let (name, byteCount) = try archive.next() {
      if name == BackupManifest.name {
        guard manifest == nil else { throw archive.unusable("it has two lists of its files") }
        var text: [UInt8] = []
        try archive.read { bytes throws(IndexError) in
          guard text.count + bytes.count <= 1 << 20 else { throw archive.unusable("its list of files is too long") }
          text.append(contentsOf: bytes)
        }
        manifest = BackupManifest(parsing: String(decoding: text, as: UTF8.self))
        guard manifest != nil else { throw archive.unusable("its list of files cannot be read") }
        continue
      }
      let shards = (0..<IndexFolder.maximumShardCount).map { "shard-\($0).db" }
      guard (shards + IndexFolder.otherDatabases).contains(name), found[name] == nil else {
        throw archive.unusable("it holds a file that no backup has")
      }
      try refuseLarger(byteCount, than: folder.path, archive, name)
      found[name] = try write(archive, byteCount, to: folder.path + "/" + name)
    }
    guard let manifest else { throw archive.unusable("it has no list of its files") }
    for file in manifest.files {
      guard let (byteCount, hash) = found.removeValue(forKey: file.name), byteCount == file.byteCount, hash == file.hash
      else { throw archive.unusable("\(file.name) is not what was written") }
    }
    guard found.isEmpty else { throw archive.unusable("it holds files that are not on its list") }
    return manifest
  }

  /// Refuses a file for which there is no room, before any of it is written: a small archive may unpack to more than all disks have.
  private static func refuseLarger(
    _ byteCount: Int64, than path: String, _ archive: ArchiveReader, _ name: String
  ) throws(IndexError) {
    guard let free = DiskRoom.lacking(UInt64(byteCount), at: path) else { return }
    throw IndexError(
      .storage, path: archive.path,
      message: """
        \(name) unpacks to \(byteCount) bytes, and there is room for \(free) where the index is made, of which \
        \(DiskRoom.reservedByteCount) are left free; make room, or see whether this is the right archive
        """)
  }

  /// Writes a file that has so many bytes, and no more.
  private static func write(
    _ archive: ArchiveReader, _ limit: Int64, to path: String
  ) throws(IndexError) -> (byteCount: Int, hash: UInt64) {
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw StagedFolder.failure(path, "cannot write it") }
    defer { close(output) }
    var hash = FNV1a.basis
    var byteCount = 0
    try archive.read { bytes throws(IndexError) in
      FNV1a.add(bytes, to: &hash)
      byteCount += bytes.count
      guard byteCount <= limit else { throw archive.unusable("a file is longer than it says") }
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

  /// Opens the shards, has SQLite look at them, gives the index its new id, and sums up what they hold.
  private static func verify(
    _ manifest: BackupManifest, _ archive: ArchiveReader, _ folder: IndexFolder
  ) throws(IndexError) -> IndexBackup {
    let indexId = ShardIdentity.newIndexId()
    let opened: [ShardConnection.Opened]
    do throws(IndexError) {
      opened = try folder.openShards { path throws(IndexError) in try ShardConnection.openToCheck(path) }
    } catch {
      // The folder that it was unpacked in goes.
      throw error.kind == .format ? IndexError(.format, path: archive.path, message: error.message) : error
    }
    guard opened.count == manifest.shardCount, opened[0].identity.indexId == manifest.indexId,
      opened.allSatisfy({ $0.identity.isSound || $0.standing != .current })
    else {
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
          let state = try ShardState(database)
          try database.inTransaction {
            try shard.identity.update(indexId: indexId, database)
            return .commit
          }
          _ = try database.checkpoint(.truncate)
          return state
        }
        try shard.queue.close()
        return state
      }
      backup.articles += Int(state.articles)
      backup.generation += state.generation
    }
    for name in IndexFolder.otherDatabases where manifest.files.contains(where: { $0.name == name }) {
      try InputsFile.update("\(folder.path)/\(name)", from: manifest.indexId, to: indexId)
    }
    backup.byteCount = manifest.files.reduce(0) { $0 + $1.byteCount }
    return backup
  }
}
