import GRDB
import Glibc

/// The folder of an index: which files are in it, and how it comes to be.
///
/// `shard-0.db`, `shard-1.db` … are its shards (with SQLite's `-wal` and `-shm` beside them), `lock` is held by whoever writes.
struct IndexFolder: Sendable {
  /// Most shards of an index.
  static let maximumShardCount = 64

  let path: String

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  func shardPath(_ number: Int) -> String { "\(path)/shard-\(number).db" }

  /// Which of so many shards an id belongs to: told by a hash that is the same in every run and on every machine.
  static func shard(of id: String, count: Int) -> Int { Int(FNV1a.hash(id.utf8) % UInt64(count)) }

  /// Whether a file of the folder belongs to a shard.
  static func isShardFile(_ name: String) -> Bool { name.hasPrefix("shard-") && name.contains(".db") }

  /// The folder that a path is in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  var lockPath: String { "\(path)/lock" }

  /// Whether there is an index in the folder.
  var hasIndex: Bool { access(shardPath(0), F_OK) == 0 }

  /// Whether any shard of an index is in the folder.
  var exists: Bool { (0..<IndexFolder.maximumShardCount).contains { access(shardPath($0), F_OK) == 0 } }

  /// How many shards the index has, damaged or not: as many as one of them says, or as there are files.
  func shardCount() throws(IndexError) -> Int {
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
  var missingIndex: IndexError {
    if access(shardPath(0), F_OK) != 0, errno != ENOENT, errno != ENOTDIR {
      return failure("cannot look for an index there")
    }
    return IndexError(
      .missing, path: path, message: "there is no index here; make one with shirabe-index --index \(path) PATH…")
  }

  /// Opens all shards and checks that they belong together.
  func openShards(
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
    var template = Array("\(path).new-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw failure("cannot make a folder beside it") }
    let new = IndexFolder(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    do {
      let indexId = IndexFolder.randomId()
      for number in 0..<shardCount {
        let identity = ShardIdentity(indexId: indexId, number: number, count: shardCount)
        let shard = try ShardConnection.openToWrite(new.shardPath(number), creating: identity)
        try IndexError.locating(new.shardPath(number)) { try shard.queue.close() }
      }
    } catch {
      new.removeFiles(shardCount)
      throw error
    }
    guard rename(new.path, path) == 0 else {
      let error = errno
      new.removeFiles(shardCount)
      // Another indexer may have been quicker; its index is as good.
      if hasIndex { return }
      if error == ENOTEMPTY || error == EEXIST {
        throw IndexError(
          .unusable, path: path, message: "the folder holds other files and no index; name an empty or a new folder")
      }
      throw failure("cannot make the index folder", error)
    }
  }

  /// Takes the lock of writers; it is held until the descriptor is closed, by the end of the process at the latest.
  func lock() throws(IndexError) -> Int32 {
    let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure("cannot open the lock file") }
    var attempts = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let error = errno
      // A process that is just being started holds for a moment what its parent had open.
      attempts += 1
      if error == EWOULDBLOCK, attempts <= 10 {
        usleep(10_000)
        continue
      }
      close(descriptor)
      guard error == EWOULDBLOCK else { throw failure("cannot lock it", error) }
      throw IndexError(
        .locked, path: path, message: "another shirabe-index is writing to this index; try again when it has ended")
    }
    return descriptor
  }

  func makeParents() throws(IndexError) {
    var end = path.utf8.startIndex
    while let slash = path.utf8[path.utf8.index(after: end)...].firstIndex(of: 0x2F) {
      end = slash
      let parent = String(path[..<slash])
      guard mkdir(parent, 0o700) == 0 || errno == EEXIST else { throw failure("cannot make the folder \(parent)") }
    }
  }

  private func removeFiles(_ shardCount: Int) {
    for number in 0..<shardCount {
      for suffix in ["", "-wal", "-shm"] { unlink(shardPath(number) + suffix) }
    }
    rmdir(path)
  }

  private func failure(_ what: String, _ code: Int32 = errno) -> IndexError {
    IndexError(what, path: path, errno: code)
  }

  private static func randomId() -> String {
    (0..<32).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }.joined()
  }
}
