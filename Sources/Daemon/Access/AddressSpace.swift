import Glibc
import NIOCore

/// Whether the process may take enough addresses (`RLIMIT_AS`, `ulimit -v`): threads that get none for their stacks are never
/// begun, and where an allocation fails the process ends.
public enum AddressSpace {
  /// What the daemon's threads beside those that search take: event loop, line, signals, and the pools of the runtime.
  private static let otherThreadCount = 6
  /// What is taken for the index, connections and replies at least, and for what the system maps for programs and threads.
  private static let workByteCount = 64 << 20
  /// What a search takes at least.
  private static let searchByteCount = 8 << 20

  /// Sees that there is room for so many threads that search.
  ///
  /// - Parameters:
  ///   - limit: Bytes of address space that the process may have; nil for no limit.
  ///   - threadCount: How many searches run at once.
  ///   - taken: Bytes of addresses that are taken so far.
  /// - Throws: ``DaemonError`` that says how much is needed.
  public static func check(
    limit: Int?, threadCount: Int, taken: Int
  ) throws(DaemonError) {
    guard let limit else { return }
    let threads = threadCount * (SearchPool.stackByteCount + searchByteCount)
    let others = (otherThreadCount + System.coreCount) * usualStackByteCount
    let needed = taken + threads + others + workByteCount
    guard limit < needed else { return }
    throw DaemonError(
      path: "/proc/self/limits",
      message: """
        the process may have \(limit >> 20) MiB of address space and needs \(needed >> 20) for \(threadCount) search \
        \(threadCount == 1 ? "thread" : "threads"); raise LimitAS or ulimit -v, or lower search.threads
        """)
  }

  /// The stack of a thread that does not say how much it needs (pthread_create(3)).
  private static var usualStackByteCount: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0, limit.rlim_cur < 1 << 30 else {
      return 8 << 20
    }
    return Int(limit.rlim_cur)
  }
}
