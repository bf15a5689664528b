import GRDB
import Glibc
public import ShirabeSQLite

/// What a repair of an index did.
public struct IndexRepair: Sendable {
  /// What was wrong.
  public var check: IndexCheck
  /// The numbers of the shards that were made anew.
  public var rebuiltShards: [Int] = []

  /// Whether nothing could be done, since articles are damaged.
  public var isRefused: Bool { check.findings.contains { $0.remedy == .restore } }

  /// Checks an index and makes what is damaged anew from the articles, never from itself; so, too, shards of which more than half
  /// of all numbers for rows are used up, whose articles are numbered anew by it.
  ///
  /// The new shards, and copies of the others, are made in a folder beside, checked, and then put in place at once; so it needs
  /// as much room as the index. Searches go on.
  ///
  /// - Returns: What was done; nothing, and ``isRefused``, where the articles themselves are damaged.
  /// - Throws: ``IndexError``: `.missing`, `.locked`, `.format` where the index is not of this program's format, `.storage` where the
  ///   files cannot be read or written.
  /// - Complexity: O(bytes of the index).
  public static func run(path: String) throws(IndexError) -> IndexRepair {
    let folder = IndexFolder(path)
    guard folder.exists else { throw folder.missingIndex }
    let lock = try IndexLock(folder)
    var repair = IndexRepair(check: try IndexCheck.run(folder))
    if let finding = repair.check.findings.first(where: { $0.part == .format }) {
      let advice = finding.remedy == .upgrade ? "; " + FormatStanding.upgradeAdvice : ""
      throw IndexError(.format, path: finding.path, message: finding.message + advice)
    }
    guard !repair.isRefused else { return repair }
    let worn = try wornShards(folder, repair.check.shards)
    repair.rebuiltShards = Set(repair.check.findings.map(\.shard)).union(worn).sorted()
    guard !repair.rebuiltShards.isEmpty else { return repair }
    let staged = try StagedFolder(for: folder)
    for number in 0..<repair.check.shards {
      let old = try ShardConnection.openToCheck(folder.shardPath(number))
      let new = staged.folder.shardPath(number)
      if repair.rebuiltShards.contains(number) {
        try ShardRebuild.run(old, as: old.identity, to: new)
      } else {
        try ShardCopy(old, path: folder.shardPath(number)).write(to: new)
      }
      try IndexError.locating(folder.shardPath(number)) { try old.queue.close() }
    }
    let result = try IndexCheck.run(staged.folder)
    guard result.findings.isEmpty, result.articles == repair.check.articles else {
      throw IndexError(
        .unusable, path: path,
        message: """
          the repaired copy is not sound (\(result.findings.first?.message ?? "\(result.articles) articles")), so the \
          index was left as it is; restore it from a backup or index the articles again
          """)
    }
    // A copy of its own, so that whoever still reads the old one is not disturbed by who writes to the new.
    for name in IndexFolder.otherDatabases where access("\(folder.path)/\(name)", F_OK) == 0 {
      try ShardCopy(openingAt: "\(folder.path)/\(name)").write(to: "\(staged.folder.path)/\(name)")
    }
    try staged.takePlace(of: lock)
    return repair
  }

  /// The shards that have used up more than half of the numbers for rows, and gain by numbering them anew.
  private static func wornShards(_ folder: IndexFolder, _ count: Int) throws(IndexError) -> [Int] {
    var worn: [Int] = []
    for number in 0..<count {
      let path = folder.shardPath(number)
      let shard = try ShardConnection.openToCheck(path)
      let isWorn = try IndexError.locating(path) {
        let state = try? shard.queue.inDatabase { try ShardState($0) }
        try shard.queue.close()
        // What cannot be read has been found already.
        return state.map { $0.lastRow > ShardState.highestRow / 2 && $0.articles < $0.lastRow / 2 } ?? false
      }
      if isWorn { worn.append(number) }
    }
    return worn
  }
}
