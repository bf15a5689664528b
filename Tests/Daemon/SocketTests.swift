import Foundation
import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// The socket file: who may make it, where, and what becomes of it.
struct SocketTests {
  /// The kind of a file and its mode; nil where there is none.
  private func mode(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode : nil
  }

  @Test func isForItsOwnerAlone() throws {
    let daemon = try RunningDaemon()
    #expect(mode(daemon.socket) == S_IFSOCK | 0o600)
  }

  @Test(arguments: [("XDG_RUNTIME_DIR", "shirabe"), ("TMPDIR", "shirabe-\(getuid())")])
  func hasAFolderOfItsOwnAtTheDefaultPlace(variable: String, name: String) throws {
    let daemon = try RunningDaemon()
    let folder = daemon.folder.file(name)
    let program = try Program(
      "shirabed", [], environment: ["SHIRABE_INDEX": daemon.index, variable: daemon.folder.path])
    try RunningDaemon.wait(for: program, at: folder + "/shirabe.sock")
    #expect(mode(folder) == S_IFDIR | 0o700)
    #expect(mode(folder + "/shirabe.sock") == S_IFSOCK | 0o600)
  }

  @Test func refusesADefaultFolderThatOthersMayEnter() throws {
    let daemon = try RunningDaemon()
    let folder = daemon.folder.file("shirabe")
    #expect(mkdir(folder, 0o755) == 0)
    let program = try Program(
      "shirabed", ["--index", daemon.index], environment: ["XDG_RUNTIME_DIR": daemon.folder.path])
    #expect(try program.status() == 74)
    #expect(program.errors.contains(folder))
  }

  @Test func refusesASecondDaemonWhileTheFirstServesOn() throws {
    let daemon = try RunningDaemon()
    let client = try daemon.connect()
    let second = try daemon.startAnother()
    #expect(try second.status() == 75)
    #expect(second.errors.contains(daemon.socket))
    #expect(second.errors.contains("another daemon"))
    #expect(try client.call("ping") == [:])
    #expect(try daemon.connect().call("ping") == [:])
  }

  @Test func replacesTheSocketOfADaemonThatWasKilled() throws {
    let daemon = try RunningDaemon()
    daemon.program.send(signal: SIGKILL)
    #expect(try daemon.program.status() == -SIGKILL)
    #expect(mode(daemon.socket) == S_IFSOCK | 0o600)
    let second = try daemon.startAnother()
    try RunningDaemon.wait(for: second, at: daemon.socket)
    #expect(mode(daemon.socket) == S_IFSOCK | 0o600)
  }

  @Test func refusesAndKeepsAFileAtThePath() throws {
    let daemon = try RunningDaemon()
    let path = try daemon.folder.write("notes", "keep me")
    let second = try daemon.startAnother(at: path)
    #expect(try second.status() == 74)
    #expect(second.errors.contains(path))
    #expect(FileManager.default.contents(atPath: path) == Data("keep me".utf8))
  }

  @Test func takesAPathOf107BytesAndNoLongerOne() throws {
    let daemon = try RunningDaemon()
    let name = String(repeating: "s", count: 107 - daemon.folder.path.utf8.count - 1)
    let longest = try daemon.startAnother(at: daemon.folder.file(name))
    try RunningDaemon.wait(for: longest, at: daemon.folder.file(name))
    let tooLong = try daemon.startAnother(at: daemon.folder.file(name + "s"))
    #expect(try tooLong.status() == 2)
    #expect(tooLong.errors.contains("108") && tooLong.errors.contains("107"))
  }

  @Test func leavesNothingBehindButTheLock() throws {
    let daemon = try RunningDaemon()
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: daemon.folder.path)
    #expect(Set(names) == ["index", "socket.lock"])
  }

  @Test(arguments: [
    (["--index", "/nowhere/index"], 74, "/nowhere/index"),
    (["--index", "/tmp"], 74, "/tmp"),
    (["--index", "/nowhere", "--port", "80"], 2, "--port"),
    ([], 2, "--index"),
  ])
  func refusesToStart(arguments: [String], status: Int32, errors: String) throws {
    let folder = try TemporaryFolder()
    let program = try Program("shirabed", arguments + ["--socket", folder.file("socket")])
    #expect(try program.status() == status)
    #expect(program.errors.contains(errors), "\(program.errors)")
    #expect(mode(folder.file("socket")) == nil)
  }
}
