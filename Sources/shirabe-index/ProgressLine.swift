import Glibc

/// The line at the foot of a terminal that says how far a run has come.
struct ProgressLine {
  /// How often it is drawn anew.
  private static let interval = Duration.milliseconds(200)

  private let totalByteCount: Int
  private let isShown = isatty(STDERR_FILENO) == 1
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastDrawn: ContinuousClock.Instant
  private var isDrawn = false

  init(totalByteCount: Int) {
    self.totalByteCount = totalByteCount
    start = clock.now
    lastDrawn = start
  }

  /// Says how far it is, if it is a while since it was said last.
  mutating func update(articles: Int, byteCount: Int) {
    guard isShown else { return }
    let now = clock.now
    guard now - lastDrawn >= ProgressLine.interval else { return }
    lastDrawn = now
    let seconds = ProgressLine.seconds(now - start)
    let rate = Double(byteCount) / seconds
    var line = "\(articles) articles, \(Quantity.bytes(Double(byteCount))) of \(Quantity.bytes(Double(totalByteCount)))"
    line += ", \(Quantity.bytes(rate))/s"
    if rate > 0, totalByteCount >= byteCount {
      line += ", \(Quantity.seconds(Double(totalByteCount - byteCount) / rate)) left"
    }
    StandardStreams.draw("\r\u{1B}[K" + line)
    isDrawn = true
  }

  /// Says how many articles there are, if it is a while since it was said last, where nobody knows how many will come.
  mutating func update(articles: Int) {
    guard isShown else { return }
    let now = clock.now
    guard now - lastDrawn >= ProgressLine.interval else { return }
    lastDrawn = now
    StandardStreams.draw("\r\u{1B}[K\(articles) articles")
    isDrawn = true
  }

  /// Makes room for another line.
  mutating func clear() {
    guard isDrawn else { return }
    StandardStreams.draw("\r\u{1B}[K")
    isDrawn = false
  }

  /// Takes the line away; says how many seconds the run took.
  mutating func end() -> Double {
    clear()
    return ProgressLine.seconds(clock.now - start)
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
