import Foundation
import Glibc
import ShirabeTestSupport
import Testing

/// The Debian package of `Config/package.sh`, installed under a root of its own and taken away again.
struct DebianPackageTests {
  private static let path = "/usr/sbin:/usr/bin:/sbin:/bin"
  private static var canPackage: Bool {
    getuid() == 0 && ["dpkg-deb", "dpkg-shlibdeps", "strip"].allSatisfy { access("/usr/bin/" + $0, X_OK) == 0 }
  }

  private func run(_ words: [String]) throws -> Program {
    let program = try Program("/usr/bin/env", words, environment: ["PATH": Self.path, "LC_ALL": "C.UTF-8"])
    _ = try program.scriptStatus()
    return program
  }

  @Test(.enabled(if: canPackage, "needs root, dpkg-dev and binutils"))
  func isInstalledAndPurgedWithoutALeftover() throws {
    let folder = try TemporaryFolder()
    let binaries = String(try Program.path(of: "shirabe").dropLast("/shirabe".count))
    let built = try run([
      "bash", PackagePath.script("package.sh"), "--quick", "--binaries", binaries, "--output", folder.path,
    ])
    #expect(try built.status() == 0, "\(built.errors)")
    let package = try #require(built.output.split(separator: "\n").last.map(String.init))
    #expect(package.hasPrefix(folder.path + "/shirabe_") && package.hasSuffix(".deb"))

    // Every package that it names is there: the programs would not have been linked otherwise.
    let depends = try run(["dpkg-deb", "--field", package, "Depends"]).output
    let names = depends.split(separator: ",").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.contains { $0.hasPrefix("libsqlite3") } && names.contains("libc6"))
    for name in names {
      #expect(try run(["dpkg-query", "-W", "-f", "${Status}", name]).output == "install ok installed", "\(name)")
    }

    let root = folder.file("root")
    for name in ["updates", "info", "triggers"] {
      try FileManager.default.createDirectory(
        atPath: root + "/var/lib/dpkg/" + name, withIntermediateDirectories: true)
    }
    try folder.write("root/var/lib/dpkg/status", "")
    try folder.write("root/usr/share/man/man1/other.1", "of another package")
    let before = try InstalledFiles(below: root)
    let dpkg = ["dpkg", "--root=" + root, "--force-depends", "--force-script-chrootless"]

    let installed = try run(dpkg + ["--install", package])
    #expect(try installed.status() == 0, "\(installed.errors)")
    let files = try InstalledFiles(below: root)
    let own = files.paths.filter { !$0.hasPrefix("var/lib/dpkg/") && !before.paths.contains($0) }
    let expected = InstalledFiles.expected(prefix: "usr", zsh: "vendor-completions", units: "lib/systemd")
    #expect(
      own
        == expected.union([
          "etc/shirabe/shirabe.yaml", "usr/share/doc/shirabe/copyright", "usr/share/doc/shirabe/changelog.gz",
        ]))
    #expect(files.text("usr/lib/systemd/system/shirabed.service")?.contains("ExecStart=/usr/bin/shirabed\n") == true)
    #expect(try run(dpkg + ["--verify", "shirabe"]).output == "")
    let version = try run([root + "/usr/bin/shirabe", "--version"]).output
    #expect(try run(["dpkg-deb", "--field", package, "Version"]).output == version)

    // An edited configuration outlives removal, and goes with purging.
    try folder.write("root/etc/shirabe/shirabe.yaml", "# edited\n")
    #expect(try run(dpkg + ["--remove", "shirabe"]).status() == 0)
    #expect(try InstalledFiles(below: root).text("etc/shirabe/shirabe.yaml") == "# edited\n")
    #expect(try run(dpkg + ["--purge", "shirabe"]).status() == 0)
    let after = try InstalledFiles(below: root)
    #expect(after.paths.filter { !$0.hasPrefix("var/lib/dpkg/") } == ["usr/share/man/man1/other.1"])
    #expect(after.folders.filter { !$0.hasPrefix("var") } == before.folders.filter { !$0.hasPrefix("var") })
  }
}
