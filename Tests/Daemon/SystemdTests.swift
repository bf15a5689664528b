import Foundation
import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The daemon under a service manager, whose part the tests play.
struct SystemdTests {
  private static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  private static let analyze = path.split(separator: ":").map { String($0) + "/systemd-analyze" }.first {
    access($0, X_OK) == 0
  }
  private static let units =
    #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + String($1) } + "/Config/systemd/"

  @Test func tellsThatItIsReadyReloadsAndStops() throws {
    let folder = try TemporaryFolder()
    let manager = try DatagramReceiver(folder.file("notify"))
    let daemon = try RunningDaemon(
      configuration: "log:\n  level: notice\n", environment: ["NOTIFY_SOCKET": folder.file("notify")])
    try manager.wait(for: "READY=1")
    daemon.program.send(signal: SIGHUP)
    try manager.wait(for: "RELOADING=1\nMONOTONIC_USEC=")
    try manager.wait(for: "READY=1", count: 2)
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
    let kinds = manager.messages().compactMap { $0.split(separator: "=").first }
    #expect(kinds == ["READY", "RELOADING", "READY", "STOPPING"])
    #expect(manager.messages().allSatisfy { $0.contains("\nSTATUS=") })
  }

  @Test func givesSignsOfLife() throws {
    let folder = try TemporaryFolder()
    let manager = try DatagramReceiver(folder.file("notify"))
    let daemon = try RunningDaemon(
      environment: ["NOTIFY_SOCKET": folder.file("notify"), "WATCHDOG_USEC": "100000"])
    try manager.wait(for: "WATCHDOG=1", count: 3)
    #expect(daemon.program.isRunning)
  }

  /// The variable is for the process that it names, and not for those that it starts.
  @Test func givesNoSignsOfLifeForAnother() throws {
    let folder = try TemporaryFolder()
    let manager = try DatagramReceiver(folder.file("notify"))
    let environment = [
      "NOTIFY_SOCKET": folder.file("notify"), "WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1",
    ]
    let daemon = try RunningDaemon(environment: environment)
    try manager.wait(for: "READY=1")
    #expect(try daemon.connect().call("ping") == [:])
    #expect(!manager.messages().contains("WATCHDOG=1"))
  }

  @Test func worksThoughTheManagerDoesNotListen() throws {
    let daemon = try RunningDaemon(environment: ["NOTIFY_SOCKET": "/nowhere/notify", "WATCHDOG_USEC": "10000"])
    #expect(try daemon.connect().call("ping") == [:])
  }

  /// Starts the daemon with sockets that were made before it, as systemd does.
  private func start(_ daemon: RunningDaemon, names: [String], kind: String = "SOCK_STREAM") throws -> Program {
    let script = """
      import os, socket, sys
      kept = []
      for number, name in enumerate(\(names)):
        s = socket.socket(socket.AF_UNIX, socket.\(kind))
        s.bind(sys.argv[1] + name); os.chmod(sys.argv[1] + name, 0o640)
        if s.type == socket.SOCK_STREAM: s.listen()
        kept.append(os.dup(s.detach()))
      kept = [os.dup2(os.dup(fd), 100 + i) for i, fd in enumerate(kept)]
      for i, fd in enumerate(kept): os.dup2(fd, 3 + i)
      os.environ.update(
        LISTEN_PID=str(os.getpid()), LISTEN_FDS=str(len(kept)), LISTEN_FDNAMES=":".join(\(names)))
      os.execv(sys.argv[2], sys.argv[2:])
      """
    return try Program(
      "/usr/bin/env",
      ["python3", "-c", script, daemon.folder.path + "/", try Program.path(of: "shirabed"), "--index", daemon.index],
      environment: ["PATH": SystemdTests.path])
  }

  @Test func servesASocketThatWasHandedOver() throws {
    let daemon = try RunningDaemon(SampleArticles.special())
    let program = try start(daemon, names: ["shirabe"])
    let socket = daemon.folder.file("shirabe")
    try RunningDaemon.wait(for: program, at: socket)
    #expect(try RawClient(socket).call("count", ["query": "灯台"]) == ["total": 1])
    // Place and mode stay the manager's, also at the end.
    program.send(signal: SIGTERM)
    #expect(try program.status() == 0)
    var status = stat()
    #expect(stat(socket, &status) == 0 && status.st_mode == S_IFSOCK | 0o640)
    #expect(access(socket + ".lock", F_OK) != 0)
  }

  @Test func takesTheSocketThatHasItsName() throws {
    let daemon = try RunningDaemon()
    let program = try start(daemon, names: ["other", "shirabe"])
    try RunningDaemon.wait(for: program, at: daemon.folder.file("shirabe"))
  }

  @Test(arguments: [(["one", "two"], "SOCK_STREAM", "none is named"), (["shirabe"], "SOCK_DGRAM", "no listening")])
  func refusesWhatItCannotServe(names: [String], kind: String, errors: String) throws {
    let daemon = try RunningDaemon()
    let program = try start(daemon, names: names, kind: kind)
    #expect(try program.status() == 74)
    #expect(program.errors.contains(errors), "\(program.errors)")
    #expect(daemon.program.isRunning)
  }

  /// What was handed to another process is none of this one's.
  @Test func passesOverWhatIsForAnother() throws {
    let daemon = try RunningDaemon(environment: ["LISTEN_PID": "1", "LISTEN_FDS": "1"])
    #expect(try daemon.connect().call("ping") == [:])
  }

  @Test(
    .enabled(if: analyze != nil, "needs systemd-analyze, of the package systemd"),
    arguments: ["shirabed.service", "shirabe-index-watch.service"])
  func theUnitsAreTight(unit: String) throws {
    let program = try Program(
      try #require(SystemdTests.analyze), ["security", "--offline=yes", "--no-pager", SystemdTests.units + unit],
      environment: ["PATH": SystemdTests.path])
    try program.status()
    let lines = program.output.split(separator: "\n").map(String.init)
    let last = try #require(lines.last) as String
    let figures = last.split(separator: " ").compactMap { Double(String($0)) }
    #expect(last.contains("Overall exposure level"))
    let figure = try #require(figures.last) as Double
    #expect(figure <= 1.5, "\(last)")
  }
}
