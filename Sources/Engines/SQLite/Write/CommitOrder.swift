import Synchronization

/// Brings the commits of all shards of an index into one order, which is that of its generations.
///
/// The generation of an index is the sum over its shards; so one commit after the other makes it grow by one, and what a shard
/// notes of a generation is true of all shards.
final class CommitOrder: Sendable {
  private let generation = Mutex<Int64>(0)

  /// Takes in a shard with the commits that it has had; all shards are taken in before the first commit.
  func take(_ shard: ShardState) {
    generation.withLock { $0 += shard.generation }
  }

  /// Runs a commit, which is told the generation that the index has after it; where it fails the index has not grown.
  func commit(_ body: (_ generation: Int64) throws -> Void) throws {
    try generation.withLock { generation in
      try body(generation + 1)
      generation += 1
    }
  }
}
