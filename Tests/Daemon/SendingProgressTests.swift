import Dispatch
import Testing

@testable import ShirabeDaemon

struct SendingProgressTests {
  /// What had been sent at which second, and for how many seconds nothing had gone then.
  @Test func countsFromTheLastProgress() {
    var progress = SendingProgress()
    let looks: [(second: UInt64, sent: Int, standstill: Int)] = [
      (10, 0, 0), (14, 0, 4), (40, 1, 0), (69, 1, 29), (70, 2, 0), (71, 2, 1), (100, 2, 30),
    ]
    for look in looks {
      let time = DispatchTime(uptimeNanoseconds: look.second * 1_000_000_000)
      let milliseconds = progress.standstillMilliseconds(sentByteCount: look.sent, at: time)
      #expect(milliseconds == look.standstill * 1000)
    }
  }
}
