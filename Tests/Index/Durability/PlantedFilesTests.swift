import Foundation
import Glibc
import ShirabeArticles
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

/// What stands beside an index, a backup or an export before these are made, put there by whoever could: nothing is written into it
/// and nothing of it comes in.
@Suite struct PlantedFilesTests {
  private let folder: TemporaryFolder
  private let index: String
  private let backup: String

  init() throws {
    folder = try TemporaryFolder()
    (index, backup) = (folder.file("index"), folder.file("backup.tar"))
    let writer = try IndexWriter(path: index)
    try writer.add(Article(id: "a", body: "港"))
    _ = try writer.finish()
    _ = try IndexBackup.run(path: index, to: backup)
  }

  private func run(_ arguments: String...) throws -> Program {
    let program = try Program("shirabe-index", arguments)
    try program.status()
    return program
  }

  private func status(_ path: String) throws -> stat {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw TestFailure(errno: errno, "lstat \(path)") }
    return status
  }

  private func mode(_ path: String) throws -> mode_t { try status(path).st_mode & 0o7777 }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  /// A link to an index of someone else, under a name that the folder beside an index once had.
  @Test func aLinkBesideAnIndexIsNotFollowed() throws {
    let victim = folder.file("victim")
    try FileManager.default.copyItem(atPath: index, toPath: victim)
    try folder.link(".index.shirabe-staged", to: victim)
    let program = try run("restore", "--force", "--index", index, backup)
    #expect(try program.status() == 0, "\(program.errors)")
    #expect(try IndexCheck.run(path: victim).articles == 1)
    #expect(try mode(index) == 0o700)
    #expect(folder.names.sorted() == [".index.shirabe-staged", "backup.tar", "index", "victim"])
  }

  /// What was left by a process that died goes, and what is no part of an index is neither deleted nor taken in.
  @Test func whatWasLeftIsCleared() throws {
    for name in ["lock", "shard-0.db", "shard-3.db-wal", "inputs.db"] {
      try folder.write(".index.shirabe-staged/\(name)", "left")
    }
    #expect(try run("restore", "--force", "--index", index, backup).status() == 0)
    #expect(folder.names.sorted() == ["backup.tar", "index"])
    try folder.write(".index.shirabe-staged/precious/note", "mine")
    let program = try run("restore", "--force", "--index", index, backup)
    #expect(try program.status() == 74)
    #expect(program.errors.contains("/.index.shirabe-staged/precious: "), "\(program.errors)")
    #expect(try text(folder.file(".index.shirabe-staged/precious/note")) == "mine")
    #expect(try IndexCheck.run(path: index).findings.isEmpty)
  }

  /// A folder that is in that of an index stays in it.
  @Test func foldersOfAnIndexAreKept() throws {
    try folder.write("index/notes/a", "mine")
    try folder.write("index/note", "mine too")
    #expect(try run("restore", "--force", "--index", index, backup).status() == 0)
    #expect(try text(index + "/notes/a") == "mine")
    #expect(try text(index + "/note") == "mine too")
    #expect(folder.names.sorted() == ["backup.tar", "index"])
  }

  /// The archive is made in no file that is there, which others may have open.
  @Test func anArchiveIsANewFile() throws {
    let target = folder.file("again.tar")
    for name in ["again.tar.partial", "again.tar.shard-0.db.partial"] {
      try folder.write(name, "planted")
      #expect(chmod(folder.file(name), 0o666) == 0)
    }
    #expect(try run("backup", "--index", index, target).status() == 0)
    #expect(try mode(target) == 0o600)
    #expect(try text(folder.file("again.tar.partial")) == "planted")
    #expect(try text(folder.file("again.tar.shard-0.db.partial")) == "planted")
    #expect(try run("restore", "--index", folder.file("restored"), target).status() == 0)
  }

  /// The shell has the number of the program that takes its place, so that it can foretell a name that is made of it.
  @Test func anExportFollowsNoLink() throws {
    let precious = try folder.write("precious", "mine")
    let target = folder.file("all.jsonl")
    let program = try Program(
      "/bin/sh",
      [
        "-c", "ln -s \"$1\" \"$2.$$.part\" && exec \"$3\" export --index \"$4\" --output \"$2\"", "sh",
        precious, target, try Program.path(of: "shirabe-index"), index,
      ])
    #expect(try program.status() == 0, "\(program.errors)")
    #expect(try text(precious) == "mine")
    #expect(try text(target).hasPrefix("{\"id\":\"a\""))
    #expect(try status(target).st_mode & S_IFMT == S_IFREG)
    #expect(try mode(target) == 0o600)
  }

  /// A device, a pipe or a folder is not replaced by a file.
  @Test(arguments: ["backup", "export"]) func onlyFilesAreReplaced(_ command: String) throws {
    let pipe = folder.file("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    let arguments = command == "backup" ? ["--force", pipe] : ["--output", pipe]
    let program = try Program("shirabe-index", [command, "--index", index] + arguments)
    #expect(try program.status() == 74, "\(program.errors)")
    #expect(program.errors.contains("/pipe: this is no file"), "\(program.errors)")
    #expect(try status(pipe).st_mode & S_IFMT == S_IFIFO)
    #expect(folder.names.sorted() == ["backup.tar", "index", "pipe"])
  }

  /// In a folder that everybody may write to, as `/tmp`, another user has put what a restore and a backup would find.
  @Test(
    .enabled(if: OtherUser.canRun, "needs root, setpriv and programs that nobody may run"),
    arguments: [0o1777, 0o777] as [mode_t])
  func whatAnotherUserPlantedIsNotUsed(_ folderMode: mode_t) throws {
    #expect(chmod(folder.path, folderMode) == 0 && chmod(backup, 0o644) == 0)
    let target = folder.file("mine")
    try folder.write(".mine.shirabe-staged/inputs.db", "planted")
    #expect(chmod(folder.file(".mine.shirabe-staged"), 0o777) == 0)
    let restore = try OtherUser.program("shirabe-index", ["restore", "--index", target, backup])
    #expect(try restore.status() == 0, "\(restore.errors)")
    #expect(try status(target).st_uid == OtherUser.identifier)
    #expect(try mode(target) == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: target).sorted() == ["lock", "shard-0.db"])
    #expect(try text(folder.file(".mine.shirabe-staged/inputs.db")) == "planted")

    let archive = folder.file("other.tar")
    for name in ["other.tar.partial", "other.tar.shard-0.db.partial"] {
      try folder.write(name, "")
      #expect(chmod(folder.file(name), 0o666) == 0)
    }
    let backup = try OtherUser.program("shirabe-index", ["backup", "--index", target, archive])
    #expect(try backup.status() == 0, "\(backup.errors)")
    #expect(try status(archive).st_uid == OtherUser.identifier)
    #expect(try mode(archive) == 0o600)
    for name in ["other.tar.partial", "other.tar.shard-0.db.partial"] {
      #expect(try text(folder.file(name)) == "")
    }
  }
}
