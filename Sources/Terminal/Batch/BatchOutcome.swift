/// What became of the lines of a batch.
struct BatchOutcome {
  private var gravest: ExitStatus?
  private var hasHits = false

  /// Takes note of a line that failed.
  mutating func add(_ failure: ExitStatus) {
    if let gravest, Self.gravity(gravest) >= Self.gravity(failure) { return }
    gravest = failure
  }

  /// Takes note of a line that was answered.
  mutating func addAnswer(hasHits: Bool) {
    if hasHits { self.hasHits = true }
  }

  /// The status of the gravest failure; without one, whether anything was found for any line.
  var status: ExitStatus { gravest ?? (hasHits ? .success : .nothingFound) }

  private static func gravity(_ status: ExitStatus) -> Int {
    switch status {
    case .success, .nothingFound: 0
    case .usage: 1
    case .tryAgain: 2
    case .noDaemon, .failure, .notAllowed: 3
    }
  }
}
