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

  /// The folders above count too, those of links among them: whoever can rename one puts his own in its place.
  @Test(arguments: [
    ("open/in/socket", "/open: can be written to by others (mode 777)"),
    ("link/socket", "/open: can be written to by others"), ("sticky/in/socket", nil),
    ("shut/in/socket", nil),
  ])
  func refusesAFolderThatOthersMayRename(path: String, complaint: String?) throws {
    let daemon = try RunningDaemon()
    for (name, mode) in [("open", 0o777), ("sticky", 0o1777), ("shut", 0o755)] {
      #expect(mkdir(daemon.folder.file(name), 0o700) == 0 && mkdir(daemon.folder.file(name + "/in"), 0o755) == 0)
      #expect(chmod(daemon.folder.file(name), mode_t(mode)) == 0)
    }
    try daemon.folder.link("link", to: "open/in")
    let program = try daemon.startAnother(at: daemon.folder.file(path))
    guard let complaint else { return try RunningDaemon.wait(for: program, at: daemon.folder.file(path)) }
    #expect(try program.status() == 74)
    #expect(program.errors.contains(daemon.folder.path + complaint), "\(program.errors)")
    #expect(mode(daemon.folder.file(path)) == nil)
  }

  /// So it is with the default place, for the daemon and for whoever looks for it there.
  @Test func refusesADefaultPlaceThatOthersMayRename() throws {
    let daemon = try RunningDaemon()
    let open = daemon.folder.file("open")
    #expect(mkdir(open, 0o700) == 0 && mkdir(open + "/run", 0o700) == 0 && chmod(open, 0o777) == 0)
    let environment = ["XDG_RUNTIME_DIR": open + "/run", "SHIRABE_INDEX": daemon.index]
    for (name, arguments, status) in [("shirabed", [], 74), ("shirabe", ["ping"], 77)] as [(String, [String], Int32)] {
      let program = try Program(name, arguments, environment: environment)
      #expect(try program.status() == status)
      #expect(program.errors.contains("shirabe") && program.errors.contains(open), "\(program.errors)")
    }
    #expect(mode(open + "/run/shirabe") == nil)
    #expect(chmod(open, 0o755) == 0)
    let program = try Program("shirabed", [], environment: environment)
    try RunningDaemon.wait(for: program, at: open + "/run/shirabe/shirabe.sock")
    #expect(try Program("shirabe", ["ping"], environment: environment).status() == 0)
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
