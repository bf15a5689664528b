import Foundation
import Glibc
import ShirabeTestSupport
import Testing

/// `shirabe --start`: a daemon where none answers.
struct StartTests {
  private let folder: TemporaryFolder
  /// The daemon stays until it is ended, unless a test says otherwise.
  private var environment: [String: String] {
    ["HOME": folder.path, "SHIRABE_INDEX": folder.file("index"), "XDG_RUNTIME_DIR": folder.path]
  }
  private var socket: String { folder.file("shirabe/shirabe.sock") }
  private var log: String { folder.file(".local/state/shirabe/shirabed.log") }

  init() throws {
    folder = try TemporaryFolder()
    let file = try folder.write("articles.jsonl", #"{"id":"tower","title":"灯台","body":"岬の灯台は夜を照らす。"}"#)
    #expect(try Program("shirabe-index", ["--index", folder.file("index"), file]).status() == 0)
  }

  /// What the log says of starts: one line for each daemon that came to serve.
  private func starts() -> Int {
    let text = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").count { $0.contains(" info started ") }
  }

  /// Ends the daemon.
  private func end() throws {
    for process in try Self.processes(with: socket) { kill(process, SIGTERM) }
    try waitForTheEnd()
  }

  /// Waits until the daemon has ended.
  private func waitForTheEnd() throws {
    try Deadline().wait(for: "the daemon's end") {
      try access(socket, F_OK) != 0 && Program("shirabe", ["ping"], environment: environment).status() == 69
    }
  }

  @Test(arguments: [
    ["search", "--format", "ids", "灯台", "--start"], ["phrase", "--start", "--format=ids", "--", "岬の灯台"],
    ["ping", "--start"], ["call", "--start", "status"], ["search", "--start", "--batch", "--format", "ids"],
  ])
  func startsADaemonThatEndsByItself(arguments: [String]) throws {
    let program = try Program(
      "shirabe", arguments, environment: environment.merging(["SHIRABE_IDLE_TIMEOUT_SECONDS": "1"]) { $1 },
      input: "灯台\n")
    #expect(try program.status() == 0, "\(program.errors)")
    if arguments.contains("ids") { #expect(program.output.hasSuffix("tower\n")) }
    #expect(starts() >= 1)
    try waitForTheEnd()
  }

  @Test func asksTheDaemonThatIsThere() throws {
    for _ in 0..<3 {
      let program = try Program("shirabe", ["count", "灯台", "--start"], environment: environment)
      #expect(try program.status() == 0 && program.output == "1\n", "\(program.errors)")
    }
    #expect(starts() == 1)
    try end()
  }

  @Test func manyAtOnceStartOne() throws {
    let programs = try (0..<8).map { _ in
      try Program("shirabe", ["count", "--start", "灯台"], environment: environment)
    }
    for program in programs {
      #expect(try program.status() == 0 && program.output == "1\n", "\(program.errors)")
    }
    #expect(starts() == 1)
    try end()
  }

  /// Nothing of the client's is left in the daemon's hands: the pipe of a shell ends with the client, and so does what a
  /// script holds open besides. The daemon has a session of its own, and is no child of whoever started it.
  @Test func leavesNothingBehind() throws {
    let shell = try Program(
      "/bin/sh",
      [
        "-c", #"exec 3>&1; "$1" count --start 灯台 | cat; "$1" call status >/dev/null; echo $$"#, "sh",
        Program.path(of: "shirabe"),
      ],
      environment: environment.merging(["PATH": "/usr/bin:/bin"]) { $1 })
    #expect(try shell.status() == 0, "\(shell.errors)")
    #expect(shell.output.hasPrefix("1\n"))
    let daemon = try #require(try Self.processes(with: socket).first)
    let stat = try String(contentsOfFile: "/proc/\(daemon)/stat", encoding: .utf8)
    let fields = try #require(stat.split(separator: ")").last).split(separator: " ")
    // State, parent, process group, session, terminal (proc(5)).
    #expect(fields[3] == "\(daemon)" && fields[4] == "0", "\(stat)")
    let names = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(daemon)/fd")
    let files = names.map {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(daemon)/fd/\($0)")) ?? ""
    }
    #expect(!files.contains { $0.hasSuffix("/output") || $0.hasSuffix("/errors") }, "\(files)")
    try end()
  }

  /// The processes that were given this argument.
  private static func processes(with argument: String) throws -> [Int32] {
    try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int32.init).filter { process in
      let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
      return line.split(separator: 0).contains { $0.elementsEqual(argument.utf8) }
    }
  }

  @Test func saysWhatTheDaemonSaidWhereItCannotServe() throws {
    let none = folder.file("none")
    let program = try Program("shirabe", ["search", "--start", "--index", none, "灯台"], environment: environment)
    #expect(try program.status() == 69)
    #expect(program.errors.contains("none could be started: shirabed: \(none): there is no index here; make one with"))
    #expect(program.errors.split(separator: "\n").count == 1)
  }

  /// One that is there already is not passed off for the daemon of another index, however that was named.
  @Test func saysThatTheDaemonServesAnotherIndex() throws {
    let (index, other) = (folder.file("index"), folder.file("other"))
    let file = try folder.write("other.jsonl", #"{"id":"ship","body":"灯台と船"}"#)
    #expect(try Program("shirabe-index", ["--index", other, file]).status() == 0)
    #expect(symlink(index, folder.file("link")) == 0)
    func count(_ arguments: [String], _ named: String) throws -> Program {
      let program = try Program(
        "shirabe", ["count", "--start"] + arguments + ["灯台"],
        environment: environment.merging(["SHIRABE_INDEX": named]) { $1 })
      _ = try program.status()
      return program
    }
    #expect(try count([], index).output == "1\n")
    for (arguments, named) in [([], other), (["--index", other], index), (["--index=" + folder.file("none")], index)] {
      let program = try count(arguments, named)
      #expect(try program.status() == 2 && program.output.isEmpty)
      #expect(
        program.errors.contains("the daemon at \(socket) serves \(index), not \(folder.path)/"), "\(program.errors)")
    }
    for (arguments, named) in [(["--index", folder.file("link")], other), ([], ""), ([], index + "/")] {
      let program = try count(arguments, named)
      #expect(try program.status() == 0 && program.output == "1\n", "\(program.errors)")
    }
    try end()
  }

  /// A lock that is held though nobody listens is that of a daemon that comes or goes: the client tries until it may.
  @Test func waitsForADaemonThatIsJustEnding() throws {
    #expect(mkdir(folder.file("shirabe"), 0o700) == 0)
    let lock = open(socket + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    #expect(flock(lock, LOCK_EX) == 0)
    let program = try Program("shirabe", ["count", "--start", "灯台"], environment: environment)
    try Deadline().wait(for: "a daemon that finds the lock taken") {
      String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self).contains("another daemon")
    }
    #expect(program.isRunning)
    close(lock)
    #expect(try program.status() == 0 && program.output == "1\n", "\(program.errors)")
    try end()
  }

  /// Something else that has the log's name, and what may be planted there.
  enum Planted: String, CaseIterable {
    case pipe, hardLink, symbolicLink, folder, device
  }

  /// What has the log's name and is no log is neither waited for nor written into; the daemon's words come all the same.
  @Test(arguments: Planted.allCases)
  func writesIntoNothingThatIsNoLog(planted: Planted) throws {
    let other = try folder.write("other", "mine\n")
    #expect(mkdir(folder.file(".local"), 0o700) == 0 && mkdir(folder.file(".local/state"), 0o700) == 0)
    #expect(mkdir(folder.file(".local/state/shirabe"), 0o700) == 0)
    switch planted {
    case .pipe: #expect(mkfifo(log, 0o600) == 0)
    case .hardLink: #expect(link(other, log) == 0)
    case .symbolicLink: #expect(symlink(other, log) == 0)
    case .folder: #expect(mkdir(log, 0o700) == 0)
    case .device:
      // As /dev/null, which only root can make.
      guard mknod(log, S_IFCHR | 0o600, 1 << 8 | 3) == 0 else { return }
    }
    var before = stat()
    #expect(lstat(log, &before) == 0)
    let none = folder.file("none")
    let program = try Program("shirabe", ["search", "--start", "--index", none, "灯台"], environment: environment)
    #expect(try program.status() == 69)
    #expect(program.errors.contains("could be started: shirabed: \(none): there is no index here"), "\(program.errors)")
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine\n")
    var after = stat()
    #expect(lstat(log, &after) == 0 && after.st_ino == before.st_ino && after.st_mode == before.st_mode)
    let served = try Program("shirabe", ["count", "--start", "灯台"], environment: environment)
    #expect(try served.status() == 0 && served.output == "1\n", "\(served.errors)")
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine\n")
    try end()
  }

  /// A log that another user owns is not written into, though this one may.
  @Test(.enabled(if: geteuid() == 0)) func writesIntoNoOtherUsersLog() throws {
    #expect(mkdir(folder.file(".local"), 0o700) == 0 && mkdir(folder.file(".local/state"), 0o700) == 0)
    #expect(mkdir(folder.file(".local/state/shirabe"), 0o700) == 0)
    try "theirs\n".write(toFile: log, atomically: false, encoding: .utf8)
    #expect(chown(log, 65534, 65534) == 0)
    let program = try Program("shirabe", ["count", "--start", "灯台"], environment: environment)
    #expect(try program.status() == 0 && program.output == "1\n", "\(program.errors)")
    #expect(try String(contentsOfFile: log, encoding: .utf8) == "theirs\n")
    try end()
  }

  @Test func needsNoHome() throws {
    var environment = environment
    environment["HOME"] = nil
    let program = try Program("shirabe", ["count", "--start", "灯台"], environment: environment)
    #expect(try program.status() == 0 && program.output == "1\n", "\(program.errors)")
    try end()
  }

  @Test func isNotMeantByAnIndexAlone() throws {
    for arguments in [
      ["search", "--index", "x", "灯台"], ["search", "--index=x", "--", "灯台"], ["status", "--index", "x"],
    ] {
      let program = try Program("shirabe", arguments, environment: environment)
      #expect(try program.status() == 2)
      #expect(program.errors.contains("--start"))
    }
  }
}
