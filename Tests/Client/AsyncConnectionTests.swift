import Glibc
import ShirabeClient
import ShirabeTestSupport
import Synchronization
import Testing

/// Many tasks on one connection.
struct AsyncConnectionTests {
  private func connect(_ daemon: FakeDaemon) throws -> AsyncConnection {
    try AsyncConnection(path: daemon.path)
  }

  /// Each gets the reply to its own request, whatever the others ask; replies are longer than what is read at a time.
  @Test func everyTaskGetsItsOwnReply() async throws {
    let daemon = try FakeDaemon { .success($0.params ?? nil) }
    defer { daemon.stop() }
    let connection = try connect(daemon)
    let text = String(repeating: "長い", count: 2000)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<500 {
        group.addTask {
          let params: JSON = ["number": JSON(number), "text": .string(number % 7 == 0 ? text : "短")]
          let reply = try await connection.call("echo", params)
          #expect(reply == params)
        }
      }
      try await group.waitForAll()
    }
    #expect(daemon.requests.count == 500)
  }

  @Test func throwsErrorRepliesAndGoesOn() async throws {
    let daemon = try FakeDaemon { request in
      request.method == "ping" ? .success([:]) : .failure(ReplyError(.noSuchArticle, message: "none"))
    }
    defer { daemon.stop() }
    let connection = try connect(daemon)
    let error = await #expect(throws: ClientError.self) { try await connection.count("港") }
    #expect(error == .refused(ReplyError(.noSuchArticle, message: "none")))
    #expect(try await connection.article("a") == nil)
    try await connection.ping()
  }

  @Test func saysThatAReplyIsNone() async throws {
    let daemon = try FakeDaemon { _ in .success(["total": "many"]) }
    defer { daemon.stop() }
    let connection = try connect(daemon)
    let error = await #expect(throws: ClientError.self) { try await connection.count("港") }
    guard case .malformedReply = error else { throw TestFailure("\(String(describing: error))") }
  }

  /// A task that is cancelled goes on at once, though the daemon has not answered, and the replies after it reach whom they
  /// are for.
  @Test func aCancelledTaskGivesItsRequestUp() async throws {
    let gate = Gate()
    let daemon = try FakeDaemon { request in
      if request.method == "slow" { gate.wait() }
      return .success(.string(request.method))
    }
    defer { daemon.stop() }
    let connection = try connect(daemon)
    let slow = Task { try await connection.call("slow", NoParameters()) }
    while daemon.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    let next = Task { try await connection.call("next", NoParameters()) }
    slow.cancel()
    await #expect(throws: ClientError.cancelled) { try await slow.value }
    gate.open()
    #expect(try await next.value == "next")
    // One that is cancelled before it asks sends nothing.
    let never = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await connection.call("never", NoParameters())
    }
    never.cancel()
    await #expect(throws: ClientError.cancelled) { try await never.value }
    #expect(try await connection.call("last", NoParameters()) == "last")
    #expect(daemon.requests.map(\.method) == ["slow", "next", "last"])
  }

  @Test func allAreToldWhenItIsClosed() async throws {
    let gate = Gate()
    let daemon = try FakeDaemon { _ in
      gate.wait()
      return .success([:])
    }
    defer { daemon.stop() }
    defer { gate.open() }
    let connection = try connect(daemon)
    let calls = (0..<5).map { _ in Task { try await connection.ping() } }
    while daemon.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    connection.close()
    for call in calls {
      await #expect(throws: ClientError.connectionLost(path: daemon.path)) { try await call.value }
    }
    await #expect(throws: ClientError.connectionLost(path: daemon.path)) { try await connection.ping() }
  }

  /// What the daemon says to nobody before it closes is why the calls fail.
  @Test func passesOnWhyTheDaemonClosed() async throws {
    let folder = try TemporaryFolder()
    let listener = try FakeDaemon.listen(at: folder.file("s"))
    let connection = try AsyncConnection(
      path: folder.file("s"))
    let peer = accept(listener, nil, nil)
    let line =
      #"{"jsonrpc":"2.0","method":"news","params":{}}"# + "\n"
      + #"{"jsonrpc":"2.0","id":null,"error":{"code":-32004,"message":"full"}}"# + "\n"
    #expect(send(peer, line, line.utf8.count, Int32(MSG_NOSIGNAL)) == line.utf8.count)
    for descriptor in [peer, listener] { close(descriptor) }
    for _ in 0..<2 {
      await #expect(throws: ClientError.refused(ReplyError(.busy, message: "full"))) { try await connection.ping() }
    }
  }

  /// The thread and the socket go with the last who holds the connection.
  @Test func endsWithTheLastReference() async throws {
    let folder = try TemporaryFolder()
    let listener = try FakeDaemon.listen(at: folder.file("s"))
    defer { close(listener) }
    var connection: AsyncConnection? = try AsyncConnection(
      path: folder.file("s"))
    let peer = accept(listener, nil, nil)
    defer { close(peer) }
    #expect(connection != nil)
    connection = nil
    var byte: UInt8 = 0
    var end = pollfd(fd: peer, events: Int16(POLLIN), revents: 0)
    #expect(poll(&end, 1, Deadline().remainingMilliseconds) == 1 && recv(peer, &byte, 1, 0) == 0)
  }

  /// Pages of two over five matches, and one page that is empty though there is a next.
  @Test func walksAllMatches() async throws {
    let daemon = try FakeDaemon { request in
      let first = (request.params?["after"]?.string).flatMap(Int.init) ?? 0
      let last = min(first + (first == 2 ? 0 : 2), 5)
      let hits = (first..<last).map { ["id": .string("a\($0)")] as JSON }
      let next = first == 2 ? "3" : last < 5 ? "\(last)" : nil
      let reply = SearchReply(
        hits: hits.compactMap { try? SearchHit($0) }, total: 5, matched: .all, tookMicroseconds: 1, generation: 1,
        next: next)
      var writer = JSONWriter()
      reply.encode(into: &writer)
      return Result { try JSON(parsing: writer.bytes) }.mapError { ReplyError(.internalError, message: "\($0)") }
    }
    defer { daemon.stop() }
    let connection = try connect(daemon)
    let parameters = SearchParameters(query: "港", page: PageParameters(limit: 2))
    var ids: [String?] = []
    for try await hit in connection.matches(parameters) { ids.append(hit.id) }
    #expect(ids == ["a0", "a1", "a3", "a4"])
    #expect(daemon.requests.allSatisfy { $0.params?["sort"] == "id" && $0.params?["limit"] == 2 })

    connection.close()
    var blocking = try Connection(path: daemon.path)
    var walked: [String?] = []
    try blocking.forEachMatch(parameters) { hit in
      walked.append(hit.id)
      return walked.count < 3
    }
    #expect(walked == ["a0", "a1", "a3"])
  }
}

/// Lets a thread through when it is opened.
private final class Gate: Sendable {
  private let isOpen = Atomic<Bool>(false)

  func open() { isOpen.store(true, ordering: .releasing) }

  func wait() {
    while !isOpen.load(ordering: .acquiring) { usleep(1000) }
  }
}
