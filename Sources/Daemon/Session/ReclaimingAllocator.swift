import NIOCore

/// Reclaims a connection that is handed off before the event loop reads from it.
///
/// The event loop does not read what it is told not to read, with one exception: when the client ends its sending, it reads
/// whatever is left. Were a thread to read at the same moment, nobody could tell whose bytes came first. The event loop asks
/// for the size of its buffer before each read, and that is the last moment to take the right to read from the threads.
struct ReclaimingAllocator: RecvByteBufferAllocator {
  private var allocator = AdaptiveRecvByteBufferAllocator()
  // The channel holds the allocator, and the session the channel.
  private weak let session: Session?

  init(_ session: Session) { self.session = session }

  func nextBufferSize() -> Int? {
    session?.reclaim()
    return allocator.nextBufferSize()
  }

  func buffer(allocator byteBufferAllocator: ByteBufferAllocator) -> ByteBuffer {
    session?.reclaim()
    return allocator.buffer(allocator: byteBufferAllocator)
  }

  mutating func record(actualReadBytes: Int) -> Bool {
    allocator.record(actualReadBytes: actualReadBytes)
  }
}
