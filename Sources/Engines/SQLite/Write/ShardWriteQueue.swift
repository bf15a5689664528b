import CMalloc
import Dispatch
import Synchronization

/// The way of articles into one shard: gathered into parcels, which wait in a bounded queue to be written.
///
/// `@unchecked Sendable`: what is gathered belongs to the thread that calls ``add(_:publishedOrder:ordinal:)``; the writer is used
/// on the queue only.
final class ShardWriteQueue: @unchecked Sendable {
  /// Bytes of text in a parcel.
  private static let parcelByteCount = 256 << 10
  /// A parcel of more bytes, which holds a very long article, is written before anything else is read.
  private static let maximumWaitingByteCount = 4 << 20
  /// Parcels that may wait.
  private static let waitingParcels = 4
  /// Seconds after which a batch is committed, however small it is.
  private static let batchSeconds: UInt64 = 5

  private typealias Parcel = [(article: StoredArticle, bodyFrame: [UInt8], publishedOrder: Int64?, ordinal: Int?)]

  private let writer: ShardWriter
  /// Bytes of text after which a batch is committed.
  private let batchByteCount: Int
  private let progress: WriteProgress
  /// Held until all that waits is written.
  private let lock: IndexLock
  private let queue: DispatchQueue
  private let room = DispatchSemaphore(value: ShardWriteQueue.waitingParcels)
  /// Bodies are compressed before they wait, since the writer's thread has enough to do.
  private let compressor = BodyCompressor()
  private let dictionary: Mutex<BodyDictionary?>
  private var parcel: Parcel = []
  private var parcelByteCount = 0

  init(_ writer: ShardWriter, number: Int, batchByteCount: Int, progress: WriteProgress, lock: IndexLock) {
    self.batchByteCount = batchByteCount
    self.writer = writer
    self.progress = progress
    self.lock = lock
    dictionary = Mutex(writer.dictionary)
    queue = DispatchQueue(label: "shard \(number)")
  }

  /// Gathers an article; waits while too much is on its way already.
  ///
  /// - Parameter ordinal: How many articles were added to the index before; nil where it has no other shard.
  func add(_ article: StoredArticle, publishedOrder: Int64?, ordinal: Int?) throws(IndexError) {
    guard let frame = compressor.frame(of: article.body, with: dictionary.withLock { $0 }) else {
      throw IndexError(
        .storage, path: writer.path, message: "there is no memory to compress the body of the article \(article.id)")
    }
    parcel.append((article, frame, publishedOrder, ordinal))
    parcelByteCount += article.byteCount
    if parcelByteCount >= min(ShardWriteQueue.parcelByteCount, batchByteCount) { try send() }
  }

  /// Removes an article, after all that was added before.
  func remove(_ id: String) throws(IndexError) -> Bool {
    try send()
    var wasThere = false
    queue.sync {
      progress.record { () throws(IndexError) in
        wasThere = try writer.remove(id)
        if wasThere { progress.add(WriteTotals(removed: 1)) }
        try commitIfDue()
      }
    }
    try progress.throwFirstError()
    return wasThere
  }

  /// Sends what was gathered on its way.
  func send() throws(IndexError) {
    try progress.throwFirstError()
    guard !parcel.isEmpty else { return }
    let parcel = parcel
    let isLarge = parcelByteCount > ShardWriteQueue.maximumWaitingByteCount
    self.parcel = []
    parcelByteCount = 0
    room.wait()
    queue.async { [self] in
      defer { room.signal() }
      progress.record { () throws(IndexError) in try write(parcel) }
    }
    guard isLarge else { return }
    queue.sync {}
    // What it took is free, but not yet the system's again: the tree of another long page would come on top of it.
    malloc_trim(0)
  }

  /// Takes out an article that was added, without counting it.
  func takeOut(_ id: String) throws(IndexError) -> Bool {
    let result = queue.sync {
      Result { () throws(IndexError) in
        let wasThere = try writer.remove(id)
        try commitIfDue()
        return wasThere
      }
    }
    return try result.get()
  }

  /// Runs `body` on the shard, after all that was sent before.
  func withWriter<Value>(_ body: (ShardWriter) throws(IndexError) -> Value) throws(IndexError) -> Value {
    let result = queue.sync { Result { () throws(IndexError) in try body(writer) } }
    return try result.get()
  }

  /// Commits all that was sent before, and sees that it is on the disk.
  func commit(_ group: DispatchGroup) {
    queue.async(group: group) { [self] in
      progress.record { () throws(IndexError) in
        try writer.commit()
        try writer.synchronize()
      }
    }
  }

  /// Commits, tidies and closes the shard, after all that was sent before.
  func finish(_ group: DispatchGroup) {
    queue.async(group: group) { [self] in
      progress.record { () throws(IndexError) in
        try writer.commit()
        try writer.tidy()
        try writer.close()
      }
    }
  }

  /// Waits until nothing is under way.
  func drain() { queue.sync {} }

  private func write(_ parcel: Parcel) throws(IndexError) {
    var totals = WriteTotals()
    for (article, bodyFrame, publishedOrder, ordinal) in parcel {
      let (outcome, originalId) = try writer.add(
        article, bodyFrame: bodyFrame, publishedOrder: publishedOrder, ordinal: ordinal)
      switch outcome {
      case .added: totals.added += 1
      case .replaced: totals.replaced += 1
      case .unchanged: totals.unchanged += 1
      case .leftOut: totals.leftOut += 1
      }
      if let originalId {
        progress.note(DuplicateArticle(id: article.id, originalId: originalId, isLeftOut: outcome == .leftOut))
      }
    }
    dictionary.withLock { $0 = writer.dictionary }
    try commitIfDue()
    progress.add(totals)
  }

  /// Commits where a batch is full or has waited long enough.
  private func commitIfDue() throws(IndexError) {
    guard writer.pendingByteCount >= batchByteCount || writer.pendingSeconds >= ShardWriteQueue.batchSeconds else {
      return
    }
    try writer.commit()
  }
}
