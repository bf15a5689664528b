import Glibc
import ShirabeClient
import ShirabeJSON
import ShirabeModel
import ShirabeTestSupport
import Synchronization
import Testing

@testable import ShirabeTerminal

struct DaemonLinkTests {
  private static func page(_ query: String) -> Ask { .page(query: query, offset: 0, snippetLetters: 40) }

  private func socket(_ path: String) throws -> SocketPath {
    try SocketPath(flag: path, environment: { _ in nil }, userID: getuid())
  }

  /// Asks until a reply comes.
  private func reply(_ link: inout DaemonLink, wanting ask: Ask) throws -> (ask: Ask, result: Result<JSON, ReplyError>)
  {
    let deadline = Deadline()
    while deadline.remainingMilliseconds > 0 {
      link.send(ask)
      var interest = link.interest
      _ = poll(&interest, 1, 20)
      if interest.revents != 0, let reply = link.receive() { return reply }
    }
    throw TestFailure("no reply to \(ask): \(link.notice ?? "")")
  }

  private func queries(_ daemon: FakeDaemon) -> [String] { daemon.requests.compactMap { $0.params?["query"]?.string } }

  @Test func asksOneThingAtATime() throws {
    let daemon = try FakeDaemon { .success(["query": $0.params?["query"] ?? nil]) }
    defer { daemon.stop() }
    var link = try DaemonLink(to: socket(daemon.path))
    link.send(Self.page("a"))
    // What is wanted in between is never asked.
    link.send(Self.page("ab"))
    link.send(Self.page("abc"))
    let first = try reply(&link, wanting: Self.page("a"))
    #expect(first.ask == Self.page("a"))
    let second = try reply(&link, wanting: Self.page("abcd"))
    #expect(second.ask == Self.page("abcd"))
    #expect(try second.result.get()["query"] == "abcd")
    #expect(queries(daemon) == ["a", "abcd"])
    let wait = link.waitMilliseconds(wanting: nil)
    #expect(wait == -1)
  }

  @Test func givesUpARequestThatIsSlowAndNoLongerWanted() throws {
    let holder = Holder()
    let daemon = try FakeDaemon { request in
      let query = request.params?["query"] ?? nil
      if query == "slow" { holder.waitUntilReleased() }
      return .success(["query": query])
    }
    defer { daemon.stop() }
    var link = try DaemonLink(to: socket(daemon.path))
    link.send(Self.page("slow"))
    try Deadline().wait(for: "the request") { queries(daemon) == ["slow"] }
    let wait = link.waitMilliseconds(wanting: Self.page("next"))
    #expect((0...101).contains(wait))
    usleep(150_000)
    link.send(Self.page("next"))
    holder.release()
    let reply = try reply(&link, wanting: Self.page("next"))
    #expect(reply.ask == Self.page("next"))
    #expect(try reply.result.get()["query"] == "next")
  }

  @Test func asksABusyDaemonAgain() throws {
    let count = Counter()
    let daemon = try FakeDaemon { _ in
      count.next() < 3 ? .failure(ReplyError(.busy, message: "busy")) : .success([:])
    }
    defer { daemon.stop() }
    var link = try DaemonLink(to: socket(daemon.path))
    let reply = try reply(&link, wanting: .status)
    #expect(try reply.result.get() == [:])
    #expect(daemon.requests.count == 3 && link.notice == nil)
  }

  @Test func needsADaemonToBeginWith() throws {
    #expect(throws: ClientError.noDaemon(path: "/nonexistent/s")) { _ = try DaemonLink(to: socket("/nonexistent/s")) }
  }
}

/// Counts calls.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}

/// Holds a thread up until it is let go.
private final class Holder: Sendable {
  private let isReleased = Atomic<Bool>(false)

  func release() { isReleased.store(true, ordering: .relaxed) }

  func waitUntilReleased() {
    while !isReleased.load(ordering: .relaxed) { usleep(1000) }
  }
}
