import Foundation
import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Who may ask, and where the socket may be.
struct AccessTests {
  /// A user of its own number, so that it is nobody else's.
  private static let stranger = 54_321
  private static let strangersGroup = 54_322

  /// Whether another user can be had; the tests that need one are skipped where not.
  private static let isRoot = geteuid() == 0

  /// Asks as another user, with a group of its own and another one besides; gives the exit status and what came back.
  private func ask(_ socket: String, groups: [Int] = []) throws -> (status: Int32, output: String) {
    let script = """
      import os, socket, sys
      os.setgroups([\(groups.map(String.init).joined(separator: ","))])
      os.setgid(\(AccessTests.stranger)); os.setuid(\(AccessTests.stranger))
      s = socket.socket(socket.AF_UNIX)
      try: s.connect(sys.argv[1])
      except PermissionError: sys.exit(13)
      s.settimeout(30)
      try: s.sendall(b'{"jsonrpc":"2.0","id":1,"method":"ping"}\\n'); s.shutdown(socket.SHUT_WR)
      except OSError: pass
      while (part := s.recv(65536)): sys.stdout.write(part.decode())
      """
    let program = try Program(
      "/usr/bin/env", ["python3", "-c", script, socket],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
    return (try program.status(), program.output)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  private func daemon(_ access: String, opening: Bool = true) throws -> RunningDaemon {
    let daemon = try RunningDaemon(configuration: access, socketFolder: "run")
    if opening { #expect(chmod(daemon.folder.path, 0o711) == 0) }
    return daemon
  }

  private let answer = #"{"jsonrpc":"2.0","id":1,"result":{}}"# + "\n"

  @Test(.enabled(if: isRoot, "needs root, to ask as another user"))
  func keepsStrangersOutByDefault() throws {
    let daemon = try daemon("")
    #expect(mode(daemon.socket) == 0o600)
    #expect(try ask(daemon.socket).status == 13)
    // Whoever gets as far as the socket is told.
    #expect(chmod(daemon.folder.file("run"), 0o755) == 0 && chmod(daemon.socket, 0o666) == 0)
    let refused = try ask(daemon.socket)
    let reply = try JSON(parsing: refused.output.trimmingCharacters(in: .newlines))
    #expect(reply["id"] == .null && reply["error"]?["code"] == -32007)
    let message = try #require(reply["error"]?["message"]?.string)
    #expect(message.contains("54321") && message.contains("access.users") && message.contains("root"))
    let status = try daemon.connect().call("status")
    #expect(status["connections"]?["refused"] == 1)
    #expect(try daemon.log(with: "may not ask").contains("user=54321"))
  }

  @Test(.enabled(if: isRoot, "needs root, to ask as another user"))
  func letsAUserIn() throws {
    let daemon = try daemon("access:\n  users: [\(AccessTests.stranger)]\n")
    #expect(mode(daemon.socket) == 0o666 && mode(daemon.folder.file("run")) == 0o755)
    #expect(try ask(daemon.socket).output == answer)
  }

  @Test(.enabled(if: isRoot, "needs root, to ask as another user"))
  func letsAGroupIn() throws {
    let daemon = try daemon("access:\n  groups: [\(AccessTests.strangersGroup)]\n")
    #expect(mode(daemon.socket) == 0o660 && mode(daemon.folder.file("run")) == 0o750)
    var status = stat()
    #expect(stat(daemon.socket, &status) == 0 && status.st_gid == gid_t(AccessTests.strangersGroup))
    #expect(try ask(daemon.socket).status == 13)
    #expect(try ask(daemon.socket, groups: [AccessTests.strangersGroup]).output == answer)
  }

  /// With two groups the socket is open to all, and the daemon looks at each peer's groups.
  @Test(.enabled(if: isRoot, "needs root, to ask as another user"))
  func tellsMembersOfSeveralGroupsFromOthers() throws {
    let daemon = try daemon("access:\n  groups: [1, \(AccessTests.strangersGroup)]\n")
    #expect(try ask(daemon.socket).output.contains("-32007"))
    #expect(try ask(daemon.socket, groups: [7, AccessTests.strangersGroup]).output == answer)
  }

  @Test(.enabled(if: isRoot, "needs root, to ask as another user"))
  func aReloadCountsForNewConnections() throws {
    let daemon = try daemon("")
    let client = try daemon.connect()
    #expect(try ask(daemon.socket).status == 13)
    try daemon.folder.write("shirabe.yaml", "access:\n  users: [\(AccessTests.stranger)]\n")
    daemon.program.send(signal: SIGHUP)
    try daemon.log(with: "was read again")
    #expect(try ask(daemon.socket).output == answer)
    try daemon.folder.write("shirabe.yaml", "access:\n  users: []\n")
    daemon.program.send(signal: SIGHUP)
    try Deadline().wait(for: "the socket to be closed to others") { mode(daemon.socket) == 0o600 }
    #expect(try ask(daemon.socket).output != answer)
    #expect(try client.call("ping") == [:])
  }

  /// The socket is not in its place when it is to be opened to another user; the next time it is.
  @Test(.enabled(if: isRoot, "needs root, to ask as another user"))
  func aReloadTriesAgainWhatFailed() throws {
    let daemon = try daemon("")
    try FileManager.default.moveItem(atPath: daemon.socket, toPath: daemon.socket + ".away")
    try daemon.folder.write("shirabe.yaml", "access:\n  users: [\(AccessTests.stranger)]\n")
    daemon.program.send(signal: SIGHUP)
    try daemon.log(with: "the socket stays as it was")
    try FileManager.default.moveItem(atPath: daemon.socket + ".away", toPath: daemon.socket)
    daemon.program.send(signal: SIGHUP)
    try Deadline().wait(for: "the socket to be opened") { mode(daemon.socket) == 0o666 }
    #expect(try ask(daemon.socket).output == answer)
  }

  /// Each row: the mode of the folder, and whether a socket may be in it.
  @Test(
    arguments: [
      (0o700, true), (0o755, true), (0o750, true), (0o770, false), (0o702, false), (0o777, false), (0o1777, false),
    ] as [(mode_t, Bool)])
  func theFolderMustBeSafe(mode: mode_t, isSafe: Bool) throws {
    let daemon = try RunningDaemon()
    let folder = daemon.folder.file("run")
    #expect(mkdir(folder, 0o700) == 0 && chmod(folder, mode) == 0)
    let program = try daemon.startAnother(at: folder + "/socket")
    if isSafe {
      try RunningDaemon.wait(for: program, at: folder + "/socket")
    } else {
      #expect(try program.status() == 74)
      #expect(program.errors.contains(folder) && program.errors.contains("others may write"), "\(program.errors)")
      #expect(access(folder + "/socket", F_OK) != 0)
    }
  }

  @Test(.enabled(if: isRoot, "needs root, to give a folder away"))
  func theFolderMustNotBelongToAnother() throws {
    let daemon = try RunningDaemon()
    let folder = daemon.folder.file("run")
    #expect(mkdir(folder, 0o700) == 0 && chown(folder, uid_t(AccessTests.stranger), 0) == 0)
    let program = try daemon.startAnother(at: folder + "/socket")
    #expect(try program.status() == 74)
    #expect(program.errors.contains("belongs to user 54321"), "\(program.errors)")
  }

  @Test func aFolderWithOtherThingsInItIsNotOpened() throws {
    let daemon = try RunningDaemon()
    let folder = daemon.folder.file("run")
    try daemon.folder.write("run/letter", "mine")
    #expect(chmod(folder, 0o700) == 0)
    let program = try Program(
      "shirabed", ["--index", daemon.index, "--socket", folder + "/socket", "--set", "access.users=54321"])
    #expect(try program.status() == 74)
    #expect(program.errors.contains("holds other things") && mode(folder) == 0o700, "\(program.errors)")
  }

  @Test func thereAreNoAbstractSockets() throws {
    let daemon = try RunningDaemon()
    let program = try daemon.startAnother(at: "@shirabe")
    #expect(try program.status() == 74)
    #expect(program.errors.contains("abstract"), "\(program.errors)")
  }
}
