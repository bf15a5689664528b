import ShirabeSearch

/// Sees to it that the files of an index that was replaced or removed are let go of, also where nobody asks.
struct IndexWatch: Sendable {
  private static let interval = Duration.seconds(1)

  let source: any EngineSource

  /// Looks every second, until the task is cancelled.
  func run() async {
    while (try? await Task.sleep(for: IndexWatch.interval)) != nil { source.letGoOfReplaced() }
  }
}
