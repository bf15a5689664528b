import Dispatch

/// Whether a client takes what it is sent, looked at now and then.
struct SendingProgress {
  private var sentByteCount = -1
  private var since = DispatchTime.now()

  /// Takes note of how much has been sent so far, and tells for how many milliseconds it was no more than that.
  mutating func standstillMilliseconds(sentByteCount: Int, at time: DispatchTime) -> Int {
    if sentByteCount != self.sentByteCount { (self.sentByteCount, since) = (sentByteCount, time) }
    return Int((time.uptimeNanoseconds - since.uptimeNanoseconds) / 1_000_000)
  }
}
