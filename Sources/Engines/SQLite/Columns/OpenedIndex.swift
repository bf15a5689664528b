import Synchronization

/// One set of files that an index consisted of while the process ran, and what its searchers share of it.
///
/// Where the folder is replaced, as `shirabe-index repair` and `restore` do, there is another edition, and nothing that is in
/// memory of the old is used for it: rows of another index are other articles.
final class OpenedIndex: Sendable {
  let files: ShardFiles
  let indexId: String
  let columns: [SharedDocValues<DocValues>]
  let signatures: [SharedDocValues<SignatureColumns>]
  /// By the paths of shards, what searches found damaged in them.
  private let damages = Mutex<[String: IndexError]>([:])
  private let retired = Atomic(false)

  init(_ files: ShardFiles, indexId: String, shardCount: Int) {
    self.files = files
    self.indexId = indexId
    columns = (0..<shardCount).map { _ in SharedDocValues() }
    signatures = (0..<shardCount).map { _ in SharedDocValues() }
  }

  /// The numbers of shards of whose columns most are of articles that are gone.
  var wornShards: [Int] { columns.indices.filter { columns[$0].current.isWorn || signatures[$0].current.isWorn } }

  /// Of how many rows something is held in memory, and how many bytes that takes.
  var held: (rows: Int, bytes: Int) {
    columns.reduce(into: (0, 0)) { sum, shard in
      let columns = shard.current
      sum = (sum.0 + columns.places.count, sum.1 + columns.byteCount)
    }
  }

  /// Whether it is to be used no more, though its files may be in their place.
  var isRetired: Bool { retired.load(ordering: .acquiring) }

  func retire() { retired.store(true, ordering: .releasing) }

  /// Keeps the first damage that is met in a shard, for whoever asks for the status.
  func note(_ error: IndexError) {
    guard error.kind == .unusable else { return }
    damages.withLock { if $0[error.path] == nil { $0[error.path] = error } }
  }

  /// What searches found damaged in the shard at a path.
  func damage(at path: String) -> IndexError? { damages.withLock { $0[path] } }

  /// Takes back what was found damaged: the files were written since.
  func forgetDamages() { damages.withLock { $0.removeAll() } }
}
