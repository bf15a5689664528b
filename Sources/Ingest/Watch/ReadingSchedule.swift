/// When files that something happened to are to be read.
///
/// What is complete is read at once. What somebody is writing to is read after a second of quiet, since many programs never
/// close what they write, and every few seconds where there is none. Neither is read more often than it costs: a file that
/// took a second to read rests for nine.
struct ReadingSchedule {
  /// How long nothing must have been written to a file that is not closed.
  static let quiet = Duration.seconds(1)
  /// How long a file that is written to all the time waits.
  static let longestWait = Duration.seconds(3)
  /// How many times as long as it took to read it a file rests.
  static let restFactor = 9

  /// What happened to a file since it was read.
  private struct Change {
    let first: ContinuousClock.Instant
    var last: ContinuousClock.Instant
    var isComplete: Bool
  }

  private var changes: [WatchedFile: Change] = [:]
  /// Until when files that took long are not read again.
  private var rests: [WatchedFile: ContinuousClock.Instant] = [:]

  /// Makes a schedule of nothing.
  init() {}

  /// When the next file is due; nil where none waits.
  ///
  /// - Complexity: O(files that wait).
  var nextInstant: ContinuousClock.Instant? { changes.lazy.map { due($0.key, $0.value) }.min() }

  /// The files that somebody is writing to.
  var growing: [WatchedFile] { changes.filter { !$0.value.isComplete }.map(\.key) }

  /// Notes that a file is as it is to be, or gone.
  mutating func noteComplete(_ file: WatchedFile, at now: ContinuousClock.Instant) {
    changes[file] = Change(first: changes[file]?.first ?? now, last: now, isComplete: true)
  }

  /// Notes that a file was made or written to, and not closed since.
  mutating func noteGrowth(_ file: WatchedFile, at now: ContinuousClock.Instant) {
    changes[file] = Change(first: changes[file]?.first ?? now, last: now, isComplete: false)
  }

  /// Notes that something about a file is other than before that has nothing to do with whether it is complete.
  mutating func noteAttributes(_ file: WatchedFile, at now: ContinuousClock.Instant) {
    if changes[file] == nil { noteComplete(file, at: now) }
  }

  /// Takes out the files that are due.
  mutating func take(at now: ContinuousClock.Instant) -> [(file: WatchedFile, isGrowing: Bool)] {
    let found = changes.filter { due($0.key, $0.value) <= now }
    for file in found.keys { changes[file] = nil }
    return found.map { ($0.key, !$0.value.isComplete) }
  }

  /// Notes that files were read, all together, just now.
  ///
  /// - Parameters:
  ///   - files: With their sizes, by which the time is shared out among them.
  ///   - duration: How long it took.
  mutating func noteReading(
    _ files: [(file: WatchedFile, byteCount: Int)], took duration: Duration, at now: ContinuousClock.Instant
  ) {
    rests = rests.filter { $0.value > now }
    let byteCount = files.reduce(0.0) { $0 + Double($1.byteCount) }
    guard byteCount > 0 else { return }
    for (file, own) in files where own > 0 {
      rests[file] = now + duration * (Double(own) / byteCount * Double(ReadingSchedule.restFactor))
    }
  }

  private func due(_ file: WatchedFile, _ change: Change) -> ContinuousClock.Instant {
    let ready =
      change.isComplete
      ? change.last : min(change.last + ReadingSchedule.quiet, change.first + ReadingSchedule.longestWait)
    return rests[file].map { max($0, ready) } ?? ready
  }
}
