import GRDB
import Glibc

/// The folder of an index: which files are in it, and how it comes to be.
///
/// `shard-0.db`, `shard-1.db` … are its shards (with SQLite's `-wal` and `-shm` beside them), `lock` is held by whoever writes.
package struct IndexFolder: Sendable {
  /// Most shards of an index.
  package static let maximumShardCount = 64
  /// So often in a row an index may be replaced while it is opened.
  private static let maximumTrials = 10

  package let path: String

  package init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  package func shardPath(_ number: Int) -> String { "\(path)/shard-\(number).db" }

  /// Which of so many shards an id belongs to: told by a hash that is the same in every run and on every machine.
  package static func shard(of id: String, count: Int) -> Int { Int(FNV1a.hash(id.utf8) % UInt64(count)) }

  /// What SQLite has beside a database, and takes for that of whichever database has the name.
  static let sideSuffixes = ["-wal", "-shm", "-journal"]

  /// Databases of an index besides its shards.
  package static let otherDatabases = [InputsFile.name]

  /// Whether a file of the folder is the index's own: its lock, one of its databases, or what SQLite has beside these.
  static func isOwnFile(_ name: String) -> Bool {
    let side = sideSuffixes.first { name.hasSuffix($0) } ?? ""
    let database = String(name.dropLast(side.count))
    return name == IndexLock.fileName || otherDatabases.contains(database) || isShard(database)
  }

  private static func isShard(_ name: String) -> Bool {
    name.hasPrefix("shard-") && name.hasSuffix(".db") && Int(name.dropFirst(6).dropLast(3)) != nil
  }

  /// The folder that a path is in.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  var lockPath: String { "\(path)/\(IndexLock.fileName)" }

  /// Whether there is an index in the folder.
  var hasIndex: Bool { access(shardPath(0), F_OK) == 0 }

  /// Whether any shard of an index is in the folder.
  package var exists: Bool { (0..<IndexFolder.maximumShardCount).contains { access(shardPath($0), F_OK) == 0 } }

  /// Whether it is a folder with anything in it.
  package var isOccupied: Bool { !FolderEntries.names(path).isEmpty }

  /// How many shards the index has, damaged or not: as many as one of them says, or as there are files.
  package func shardCount() throws(IndexError) -> Int {
    let numbers = (0..<IndexFolder.maximumShardCount).filter { access(shardPath($0), F_OK) == 0 }
    let files = (numbers.last ?? 0) + 1
    for number in numbers {
      guard let shard = try? ShardConnection.openToCheck(shardPath(number)) else { continue }
      try IndexError.locating(shardPath(number)) { try shard.queue.close() }
      if (files...IndexFolder.maximumShardCount).contains(shard.identity.count) { return shard.identity.count }
    }
    return files
  }

  /// The error for a folder without an index, or one that hides whether there is any.
  package var missingIndex: IndexError {
    if access(shardPath(0), F_OK) != 0, errno != ENOENT, errno != ENOTDIR {
      return failure("cannot look for an index there")
    }
    return IndexError(
      .missing, path: path, message: "there is no index here; make one with shirabe-index --index \(path) PATH…")
  }

  /// Opens all shards and checks that they belong together.
  package func openShards(
    _ open: (_ path: String) throws(IndexError) -> ShardConnection.Opened
  ) throws(IndexError) -> [ShardConnection.Opened] {
    guard hasIndex else { throw missingIndex }
    var shards = [try open(shardPath(0))]
    let first = shards[0].identity
    guard (1...IndexFolder.maximumShardCount).contains(first.count) else { throw foreign(0) }
    for number in 0..<first.count {
      guard access(shardPath(number), F_OK) == 0 else {
        throw IndexError(
          .unusable, path: shardPath(number), message: "a shard is missing; put it back, or rebuild the index")
      }
      if number > 0 { shards.append(try open(shardPath(number))) }
      let identity = shards[number].identity
      guard identity.indexId == first.indexId, identity.number == number, identity.count == first.count else {
        throw foreign(number)
      }
    }
    return shards
  }

  /// Opens what is in the folder, and again where the index is replaced meanwhile: never some of the old and some of the new.
  ///
  /// - Parameter open: Opens it; gives nil where something of it is not in its place any more.
  package func openingOneEdition<Value>(_ open: () throws(IndexError) -> Value?) throws(IndexError) -> Value {
    for _ in 0..<IndexFolder.maximumTrials {
      let files = ShardFiles(self)
      do throws(IndexError) {
        if let value = try open() { return value }
      } catch {
        // It was taken away while it was being opened.
        guard files.timesInPlace() == nil else { throw error }
      }
    }
    throw IndexLock.replacement(of: self)
  }

  private func foreign(_ number: Int) -> IndexError {
    IndexError(
      .unusable, path: shardPath(number),
      message: "this shard belongs to another index; put the right file back, or rebuild the index")
  }

  /// Makes an index of so many empty shards: all of it, or nothing.
  ///
  /// It is made in a folder beside and then renamed, so that a reader, and whoever is killed on the way, finds either no
  /// index or a whole one.
  func create(shardCount: Int) throws(IndexError) {
    try makeParents()
    let staged = try StagedFolder(for: self)
    let indexId = ShardIdentity.newIndexId()
    for number in 0..<shardCount {
      let path = staged.folder.shardPath(number)
      let identity = ShardIdentity(indexId: indexId, number: number, count: shardCount)
      let shard = try ShardConnection.openToWrite(path, creating: identity)
      try IndexError.locating(path) { try shard.queue.close() }
    }
    do throws(IndexError) {
      try staged.takePlace(of: nil)
    } catch {
      // Another indexer may have been quicker; its index is as good.
      if hasIndex { return }
      guard !isOccupied else {
        throw IndexError(
          .unusable, path: path, message: "the folder holds other files and no index; name an empty or a new folder")
      }
      throw error
    }
  }

  package func makeParents() throws(IndexError) {
    var end = path.utf8.startIndex
    while let slash = path.utf8[path.utf8.index(after: end)...].firstIndex(of: 0x2F) {
      end = slash
      let parent = String(path[..<slash])
      guard mkdir(parent, 0o700) == 0 || errno == EEXIST else { throw failure("cannot make the folder \(parent)") }
    }
  }

  private func failure(_ what: String, _ code: Int32 = errno) -> IndexError {
    IndexError(what, path: path, errno: code)
  }
}
