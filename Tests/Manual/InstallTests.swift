import Foundation
import ShirabeTestSupport
import Testing

/// `Config/install.sh`, with the programs that were built for the tests.
struct InstallTests {
  private let folder: TemporaryFolder
  private let root: String

  init() throws {
    folder = try TemporaryFolder()
    root = folder.file("root")
  }

  private func install(_ arguments: String...) throws -> Program {
    let binaries = String(try Program.path(of: "shirabe").dropLast("/shirabe".count))
    let program = try Program(
      "/usr/bin/env",
      ["bash", PackagePath.script("install.sh"), "--binaries", binaries, "--destdir", root] + arguments,
      environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder.path])
    #expect(try program.scriptStatus() == 0, "\(program.errors)")
    return program
  }

  @Test func putsEverythingUnderThePrefixAndTakesItAwayAgain() throws {
    let program = try install()
    #expect(program.errors.hasSuffix("; Config/install.sh --destdir '\(root)' --uninstall takes it away again\n"))
    let files = try InstalledFiles(below: root)
    let expected = InstalledFiles.expected(prefix: "usr/local", zsh: "site-functions", units: "lib/systemd")
    #expect(files.paths == expected.union(["etc/shirabe/shirabe.yaml", "usr/local/share/shirabe/installed"]))

    let shirabe = try Program(root + "/usr/local/bin/shirabe", ["--version"])
    #expect(try shirabe.status() == 0)
    #expect(shirabe.output.split(separator: ".").count == 3)

    _ = try install()
    #expect(try InstalledFiles(below: root) == files)

    _ = try install("--uninstall")
    let left = try InstalledFiles(below: root)
    #expect(left.paths.isEmpty && left.folders.isEmpty, "\(left)")
    #expect(try install("--uninstall").errors.contains("nothing of Shirabe is installed"))
  }

  @Test func adaptsTheUnitsToAPrefixOfOnesOwn() throws {
    let program = try install("--prefix", "/home/aoi/.local")
    #expect(program.errors.contains(" --prefix '/home/aoi/.local' --destdir "))
    let files = try InstalledFiles(below: root)
    let prefix = "home/aoi/.local"
    let expected = InstalledFiles.expected(prefix: prefix, zsh: "site-functions", units: "share/systemd")
    #expect(files.paths == expected.union([prefix + "/share/shirabe/installed"]))
    let unit = try #require(files.text(prefix + "/share/systemd/user/shirabed.service"))
    #expect(unit.contains("\nExecStart=/home/aoi/.local/bin/shirabed\n"))
    #expect(!unit.contains("/usr/local") && !unit.contains("Config/"))
  }

  @Test func leavesAloneWhatIsTheUsersOwn() throws {
    let configuration = try folder.write("root/etc/shirabe/shirabe.yaml", "log:\n  level: debug\n")
    let other = try folder.write("root/usr/local/share/man/man1/other.1", "other")
    _ = try install()
    #expect(try String(contentsOfFile: configuration, encoding: .utf8) == "log:\n  level: debug\n")
    #expect(try install("--uninstall").errors.contains("was edited and stays"))
    let left = try InstalledFiles(below: root)
    #expect(left.paths == ["etc/shirabe/shirabe.yaml", "usr/local/share/man/man1/other.1"])
    #expect(
      left.folders == [
        "etc", "etc/shirabe", "usr", "usr/local", "usr/local/share", "usr/local/share/man",
        "usr/local/share/man/man1",
      ])
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "other")
  }

  /// A configuration nobody has touched is brought up to date, and what an older version had and this one has not goes.
  @Test func bringsAnOlderInstallationUpToDate() throws {
    _ = try install()
    let files = try InstalledFiles(below: root)
    try folder.write("root/usr/local/share/shirabe/shirabe.yaml", "# old\n")
    try folder.write("root/etc/shirabe/shirabe.yaml", "# old\n")
    try folder.write("root/usr/local/bin/shirabe-old", "old")
    let list = try #require(files.text("usr/local/share/shirabe/installed"))
    try folder.write("root/usr/local/share/shirabe/installed", list + "/usr/local/bin/shirabe-old\n")
    _ = try install()
    #expect(try InstalledFiles(below: root) == files)
  }

  @Test(arguments: [["--prefix"], ["--nonsense"], ["--destdir", ""]])
  func refusesOtherArguments(arguments: [String]) throws {
    let program = try Program(
      "/usr/bin/env", ["bash", PackagePath.script("install.sh")] + arguments, environment: ["PATH": "/usr/bin:/bin"])
    #expect(try program.status() == 2)
    #expect(program.errors.hasPrefix("usage: "))
  }
}
