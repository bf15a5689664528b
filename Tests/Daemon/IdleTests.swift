import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

/// The daemon's end when nobody is connected.
struct IdleTests {
  @Test func endsWhenNobodyIsConnectedForTheTime() throws {
    let daemon = try RunningDaemon(arguments: ["--idle-timeout", "1"])
    #expect(try daemon.program.status() == 0)
    #expect(access(daemon.socket, F_OK) != 0)
    #expect(daemon.program.errors.contains("nobody was connected"), "\(daemon.program.errors)")
    #expect(daemon.folder.names.filter { $0.hasPrefix("socket") } == ["socket.lock"])
  }

  @Test func staysWhileSomebodyIsConnectedThoughNothingIsAsked() throws {
    let daemon = try RunningDaemon(SampleArticles.special(), arguments: ["--idle-timeout", "1"])
    var client: RawClient? = try daemon.connect()
    usleep(1_500_000)
    #expect(try client?.call("count", ["query": "灯台"]) == ["total": 1])
    client = nil
    #expect(try daemon.program.status() == 0)
  }

  @Test func theTimeMayBeSetWhileItRuns() throws {
    let daemon = try RunningDaemon(configuration: "idleTimeoutSeconds: 0\n")
    _ = try daemon.folder.write("shirabe.yaml", "idleTimeoutSeconds: 1\n")
    daemon.program.send(signal: SIGHUP)
    #expect(try daemon.program.status() == 0)
  }

  /// The daemon is asleep while the time passes and a client comes: when it wakes, both are there at once.
  @Test func servesWhoConnectsAtTheMomentOfTheEnd() throws {
    let daemon = try RunningDaemon(SampleArticles.special(), arguments: ["--idle-timeout", "1"])
    for _ in 0..<2 {
      daemon.program.send(signal: SIGSTOP)
      let client = try daemon.connect()
      usleep(1_100_000)
      daemon.program.send(signal: SIGCONT)
      #expect(try client.call("count", ["query": "灯台"]) == ["total": 1])
    }
    #expect(try daemon.program.status() == 0)
  }

  @Test func theSocketStaysWhereSomebodyWaitsAtIt() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("socket")
    let socket = try ListeningSocket(path: path, isDefault: false, sharing: .owner)
    #expect(listen(socket.descriptor, 4) == 0)
    do {
      let client = try RawClient(path)
      #expect(!socket.removeUnlessWanted())
      // Another finds it as before.
      _ = try RawClient(path)
      _ = client
      for _ in 0..<2 { close(accept(socket.descriptor, nil, nil)) }
    }
    #expect(socket.removeUnlessWanted())
    #expect(folder.names == ["socket.lock"])
    #expect(throws: TestFailure.self) { try RawClient(path) }
  }
}
