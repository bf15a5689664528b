import ShirabeArticles
import ShirabeTestSupport
import Testing

/// Starts one daemon for all tests of a suite that only ask it, and ends it after them.
struct DaemonTrait: SuiteTrait, TestScoping {
  @TaskLocal fileprivate static var running: RunningDaemon?

  let articles: @Sendable () throws -> [Article]
  let shards: Int

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let daemon = try RunningDaemon(articles(), shards: shards)
    try await DaemonTrait.$running.withValue(daemon, operation: function)
  }
}

extension Trait where Self == DaemonTrait {
  /// A daemon for the suite, over an index of these articles.
  static func daemon(
    shards: Int = 1, _ articles: @escaping @Sendable () throws -> [Article] = SampleArticles.all
  ) -> DaemonTrait {
    DaemonTrait(articles: articles, shards: shards)
  }
}

extension RunningDaemon {
  /// The daemon of the suite.
  static var ofSuite: RunningDaemon {
    get throws {
      guard let daemon = DaemonTrait.running else { throw TestFailure("the suite has no trait .daemon") }
      return daemon
    }
  }
}
