import GRDB
public import ShirabeSearch
import Synchronization

/// Opens searchers of the index in a folder; they share what is held in memory of its articles.
///
/// Where the index is replaced they go on with the new one, and where it is removed they say so until there is one again.
public final class IndexSearcherSource: EngineSource {
  /// What becomes of an index of another format or of other text rules.
  public enum Opening: Sendable {
    /// It is refused.
    case atOnce
    /// Searches say so until it was upgraded, and go on with what is there then.
    case onceUpgraded
  }

  private struct State {
    /// What was opened last.
    var edition: OpenedIndex?
    /// Its index, also when it is gone.
    var indexId = ""
    /// Those that were handed out, to have them close what is gone.
    var searchers: [Handed] = []
    var isLost = false
    var observer: (@Sendable (EngineChange) -> Void)?
  }

  private struct Handed: Sendable {
    weak var searcher: ReopeningSearcher?
  }

  /// An index is opened anew so many times while it is replaced again and again.
  private static let maximumTrials = 20

  private let folder: IndexFolder
  private let memory: ReadingMemory
  /// What the process may have for so many searchers; nil where nothing is lowered to it.
  private let bound: (process: ProcessMemory, searchers: Int)?
  private let state = Mutex(State())
  private let renewal: ColumnRenewal
  private let opening: Opening

  /// Takes the folder of an index, and what each searcher may use of memory for a shard.
  ///
  /// - Parameters:
  ///   - path: The folder of the index.
  ///   - memory: What a searcher may use, as long as the process may have that.
  ///   - bound: What the process may have, and for how many searchers. What SQLite takes is then limited in the whole process,
  ///     see ``SearchMemory``.
  ///   - opening: What becomes of an index of another format.
  /// - Throws: ``IndexError`` where there is no index that this program can read.
  public init(
    path: String, memory: ReadingMemory = ReadingMemory(),
    in bound: (process: ProcessMemory, searchers: Int)? = nil, opening: Opening = .atOnce
  ) throws(IndexError) {
    folder = IndexFolder(path)
    self.memory = memory
    self.opening = opening
    renewal = ColumnRenewal(folder, memory)
    self.bound = bound
    do throws(IndexError) {
      _ = try openReaders()
    } catch {
      guard isAwaited(error) else { throw error }
    }
  }

  private func isAwaited(_ error: IndexError) -> Bool { opening == .onceUpgraded && error.kind == .format }

  /// What a searcher may use where there are so many shards.
  private func memory(forShards shards: Int) -> ReadingMemory {
    bound.map { memory.fitted(to: $0.process, searchers: $0.searchers, shards: shards) } ?? memory
  }

  /// Limits what SQLite may take in the whole process.
  private func limitMemory(forShards shards: Int) {
    guard let bound else { return }
    SearchMemory(searchers: bound.searchers, shards: shards, memory(forShards: shards), in: bound.process).apply()
  }

  /// A new searcher, for one thread.
  public func openSearcher() throws(IndexError) -> any IndexEngine {
    var first: OpenedShards?
    do throws(IndexError) {
      first = try open()
    } catch {
      guard isAwaited(error) else { throw error }
    }
    let searcher = ReopeningSearcher(first, self)
    state.withLock { state in
      state.searchers.removeAll { $0.searcher == nil }
      state.searchers.append(Handed(searcher: searcher))
    }
    return searcher
  }

  /// A new searcher, for one thread, as whoever searches any engine asks for it.
  public func openEngine() throws(EngineFailure) -> any SearchEngine {
    do throws(IndexError) { return try openSearcher() } catch { throw EngineFailure(error) }
  }

  /// Has somebody told of each change of the index once, on whatever thread notices it.
  public func observe(_ observer: @escaping @Sendable (EngineChange) -> Void) {
    state.withLock { $0.observer = observer }
  }

  /// Looks whether the index was replaced or removed, and has searchers close the files of the old one that have nothing to
  /// do at the moment: else its room on the disk would be held until all have been asked something. Gives back the memory of
  /// articles that are gone, a little later, where it is more than that of those that are there.
  public func letGoOfReplaced() {
    let (edition, searchers) = state.withLock { ($0.edition, $0.searchers.compactMap(\.searcher)) }
    if let edition, edition.isRetired || edition.files.timesInPlace() == nil { edition.retire() }
    for searcher in searchers { searcher.letGo() }
    state.withLock { if $0.edition?.isRetired == true { $0.edition = nil } }
    if let edition, !edition.isRetired { renewal.begin(edition) }
  }

  /// Of how many rows something is held in memory, and how many bytes that takes.
  var held: (rows: Int, bytes: Int) { state.withLock { $0.edition?.held ?? (0, 0) } }

  /// The folder of the index.
  var path: String { folder.path }

  /// The id of the index that was opened last.
  var lastIndexId: String { state.withLock { $0.indexId } }

  /// Opens what is in the folder now, and tells of it where that is another index than before, or none.
  func open() throws(IndexError) -> OpenedShards {
    do throws(IndexError) {
      let open = try openReaders()
      // Whoever asks first shall not wait until what is known of all articles is in memory. What is damaged is told to whoever
      // asks for it.
      open.searcher.warmUp()
      return open
    } catch {
      lose(error)
      throw error
    }
  }

  /// Opens all shards of one edition: those that were in the folder before and are still after.
  private func openReaders() throws(IndexError) -> OpenedShards {
    for _ in 0..<IndexSearcherSource.maximumTrials {
      let files = ShardFiles(folder)
      guard files.count > 0 else { throw missing }
      let memory = memory(forShards: files.count)
      do throws(IndexError) {
        let shards = try folder.openShards { path throws(IndexError) in try ShardConnection.openToRead(path, memory) }
        let isWhole = shards.allSatisfy { $0.queue.inDatabase { FileMove.isInPlace($0) } }
        let standing = StandingFiles(folder, shards)
        guard isWhole, files.count >= shards.count, let times = files.timesInPlace() else { continue }
        let isStanding = shards.contains { $0.written != nil }
        if isStanding, standing == nil { continue }
        let edition = share(files, indexId: shards[0].identity.indexId, shardCount: shards.count)
        var readers: [ShardReader] = []
        for (number, shard) in shards.enumerated() {
          readers.append(
            try ShardReader(
              shard, path: folder.shardPath(number), columns: edition.columns[number],
              signatures: edition.signatures[number], postingByteCount: memory.postingByteCount))
        }
        return OpenedShards(
          edition: edition, searcher: IndexSearcher(readers, edition), times: times,
          standing: isStanding ? standing : nil)
      } catch {
        // It was taken away while it was being opened.
        guard files.timesInPlace() == nil else { throw error }
      }
    }
    throw IndexError(
      .locked, path: folder.path, message: "the index is being replaced over and over; try again in a moment")
  }

  /// The edition that these files are, or a new one.
  private func share(_ files: ShardFiles, indexId: String, shardCount: Int) -> OpenedIndex {
    let (edition, isFirst, isNew, observer) = state.withLock { state in
      if let known = state.edition, !known.isRetired, known.indexId == indexId, known.columns.count == shardCount,
        known.files.isSame(as: files)
      {
        return (known, false, false, state.observer)
      }
      let edition = OpenedIndex(files, indexId: indexId, shardCount: shardCount)
      let isFirst = state.indexId.isEmpty && !state.isLost
      state.edition = edition
      state.indexId = indexId
      state.isLost = false
      return (edition, isFirst, true, state.observer)
    }
    if isNew { limitMemory(forShards: shardCount) }
    if isNew, !isFirst { observer?(.reopened(indexId: indexId)) }
    return edition
  }

  private func lose(_ error: IndexError) {
    guard error.kind != .locked else { return }
    let observer = state.withLock { state in
      state.edition = nil
      defer { state.isLost = true }
      return state.isLost ? nil : state.observer
    }
    observer?(.lost(EngineFailure(error)))
  }

  /// What to say where there was an index.
  private var missing: IndexError {
    let error = folder.missingIndex
    guard !lastIndexId.isEmpty, error.kind == .missing else { return error }
    return IndexError(
      .missing, path: folder.path,
      message: """
        the index was removed; restore it, or make it again with shirabe-index --index \(folder.path) PATH…: it is searched \
        again as soon as it is there
        """)
  }
}
