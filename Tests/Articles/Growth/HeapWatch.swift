import CMalloc
import Foundation
import Synchronization

/// How much memory is in use while something runs, by the C library's own statistics, looked at over and over from another
/// thread.
final class HeapWatch: Sendable {
  private static let pauseMicroseconds: UInt32 = 200

  private let peak = Atomic<Int>(0)
  private let hasEnded = Atomic<Bool>(false)

  /// The most bytes that were in use beyond those of before, as far as was seen.
  static func peakByteCount<Failure>(_ body: () throws(Failure) -> Void) throws(Failure) -> Int {
    let watch = HeapWatch()
    let before = usedByteCount()
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      while !watch.hasEnded.load(ordering: .relaxed) {
        watch.look()
        usleep(pauseMicroseconds)
      }
      isDone.signal()
    }
    thread.start()
    defer {
      watch.hasEnded.store(true, ordering: .relaxed)
      isDone.wait()
    }
    try body()
    watch.look()
    return max(0, watch.peak.load(ordering: .relaxed) - before)
  }

  private func look() { peak.max(HeapWatch.usedByteCount(), ordering: .relaxed) }

  private static func usedByteCount() -> Int {
    let statistics = mallinfo2()
    return Int(statistics.uordblks) + Int(statistics.hblkhd)
  }
}
