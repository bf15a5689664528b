import GRDB
import Glibc
public import ShirabeSQLite

/// What a check of an index found.
public struct IndexCheck: Sendable, Equatable {
  /// The folder of the index.
  public var path: String
  /// How many shards there are.
  public var shards = 0
  /// Articles that are what was written.
  public var articles = 0
  /// Articles that can be read, but differ from what was written.
  public var alteredArticles = 0
  /// Articles that cannot be read.
  public var unreadableArticles = 0
  /// All that is wrong; empty for a sound index.
  public var findings: [IndexFinding] = []

  /// Whether nothing is damaged, and the index is only not one of this program's format and text rules.
  public var isOfAnotherFormat: Bool { !findings.isEmpty && findings.allSatisfy { $0.part == .format } }

  /// Checks an index: the files as SQLite sees them, every article against its checksum, and everything that is made from the
  /// articles against the articles. Of an index of another format or of other text rules the articles are checked.
  ///
  /// Nothing is changed, but the lock of writers is held, since FTS5 checks on writable connections only. Searches go on. Where the
  /// folder cannot be written, copies of the shards are checked, one at a time, in the folder for temporary files.
  ///
  /// - Throws: ``IndexError``: `.missing`, `.locked` while another process writes, `.storage` where the files cannot be read.
  /// - Complexity: O(bytes of the index).
  public static func run(path: String) throws(IndexError) -> IndexCheck {
    let folder = IndexFolder(path)
    guard folder.exists else { throw folder.missingIndex }
    guard access(folder.path, W_OK) == 0 else { return try run(folder, onCopies: true) }
    let lock = try IndexLock(folder)
    let check = try run(folder)
    // Shards of two indexes would be taken for damage.
    try lock.confirm()
    return check
  }

  /// Checks an index whose lock is held.
  static func run(_ folder: IndexFolder, onCopies: Bool = false) throws(IndexError) -> IndexCheck {
    var check = IndexCheck(path: folder.path)
    let count = try folder.shardCount()
    check.shards = count
    var indexIds: [String] = []
    for number in 0..<count {
      let copy = onCopies && access(folder.shardPath(number), F_OK) == 0 ? try CheckedCopy(folder, number) : nil
      try check.take(number, folder, count, copy, &indexIds)
    }
    return check
  }

  private mutating func take(
    _ number: Int, _ folder: IndexFolder, _ count: Int, _ copy: CheckedCopy?, _ indexIds: inout [String]
  ) throws(IndexError) {
    let path = folder.shardPath(number)
    guard access(path, F_OK) == 0 else {
      return add(number, path, .file, "the shard is missing")
    }
    let opened: ShardConnection.Opened
    do throws(IndexError) {
      opened = try ShardConnection.openToCheck(copy?.path ?? path)
    } catch {
      if error.kind == .format { return add(number, path, .format, error.message, .update) }
      guard error.kind == .unusable else { throw error }
      return add(number, path, .file, "it cannot be opened: \(error.message)")
    }
    let isCurrent = opened.standing == .current
    if !isCurrent {
      add(number, path, .format, FormatStanding.difference(opened.identity), .upgrade)
    } else if !opened.identity.isSound {
      add(number, path, .identity, "its identity is not what was written")
    }
    if opened.identity.count != count { add(number, path, .identity, "it says that the index has other shards") }
    indexIds.append(opened.identity.indexId)
    if opened.identity.indexId != indexIds[0] { add(number, path, .identity, "it belongs to another index") }
    let check = try IndexError.locating(path) {
      let check = try opened.queue.inDatabase {
        try ShardCheck(
          $0, opened.bodies, opened.format, opened.identity, number: number, path: path,
          scope: isCurrent ? .everything : .articles)
      }
      try opened.queue.close()
      return check
    }
    articles += Int(check.articles.verified)
    alteredArticles += Int(check.articles.unverified)
    unreadableArticles += Int(check.articles.unreadable)
    findings += check.findings
  }

  private mutating func add(
    _ number: Int, _ path: String, _ part: IndexFinding.Part, _ message: String,
    _ remedy: IndexFinding.Remedy = .restore
  ) {
    findings.append(IndexFinding(shard: number, path: path, part: part, message: message, remedy: remedy))
  }
}
