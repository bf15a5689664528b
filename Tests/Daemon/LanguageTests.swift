import Foundation
import Glibc
import ShirabeTestSupport
import Testing

/// The programs in several languages of the guide to scripting, run as they stand there.
struct LanguageTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + String($1) }
  private static let variables = ProcessInfo.processInfo.environment
  private static let output = "ja-port-scanners.txt\t港の検査を三倍に ベラニアと日本が麻薬対策で合意\n"

  private let daemon: RunningDaemon

  /// A daemon over the sample articles, of which the guide's output is.
  init() throws {
    daemon = try RunningDaemon()
    let indexer = try Program("shirabe-index", ["--index", daemon.index, Self.root + "/Index/articles"])
    #expect(try indexer.status() == 0, "\(indexer.errors)")
  }

  /// The path of a program; nil where the machine has none of this name.
  private static func path(_ name: String) -> String? {
    (variables["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  private static func has(_ names: String...) -> Bool { names.allSatisfy { path($0) != nil } }

  /// The fenced blocks of the section, by language.
  private static func blocks(_ language: String) throws -> [String] {
    let text = try String(contentsOfFile: root + "/Sources/Manual/Guides/shirabe-scripting.md", encoding: .utf8)
    let section = try #require(text.components(separatedBy: "\n## From any language\n").dropFirst().first)
      .components(separatedBy: "\n## ")[0]
    return section.components(separatedBy: "\n```\(language)\n").dropFirst().map {
      $0.components(separatedBy: "\n```\n")[0] + "\n"
    }
  }

  private static func block(_ language: String, with word: String = "") throws -> String {
    let found = try blocks(language).filter { word.isEmpty || $0.contains(word) }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  private func run(_ program: String, _ arguments: [String]) throws -> Program {
    let program = try Program(
      program.contains("/") ? program : try #require(Self.path(program)), arguments,
      environment: Self.variables.merging(["SHIRABE_SOCKET": daemon.socket, "LC_ALL": "C.UTF-8"]) { $1 })
    try program.status()
    return program
  }

  private func expectTheOutput(of program: Program) throws {
    #expect(try program.status() == 0)
    #expect(program.output == Self.output, "\(program.errors)")
  }

  @Test(.enabled(if: has("bash", "nc", "jq"), "nc (netcat-openbsd) or jq is missing"))
  func shellWithNetcat() throws {
    try expectTheOutput(of: run("bash", ["-euo", "pipefail", "-c", Self.block("sh", with: "nc -N")]))
  }

  @Test(.enabled(if: has("bash", "socat", "jq"), "socat or jq is missing"))
  func shellWithSocat() throws {
    try expectTheOutput(of: run("bash", ["-euo", "pipefail", "-c", Self.block("sh", with: "socat")]))
  }

  @Test(.enabled(if: has("python3"), "python3 is missing"))
  func python() throws { try expectTheOutput(of: run("python3", ["-c", Self.block("python")])) }

  @Test(.enabled(if: has("node"), "node is missing"))
  func node() throws { try expectTheOutput(of: run("node", ["-e", Self.block("js")])) }

  /// The compiler takes the library as it was built for the tests.
  @Test(.enabled(if: has("swiftc"), "swiftc is missing"))
  func swift() throws {
    let source = try daemon.folder.write("main.swift", Self.block("swift", with: "import ShirabeClient"))
    let products = try Program.path(of: "shirabe").dropLast("/shirabe".count)
    // A build may have kept the objects of sources that are gone. What writes lines in the background needs swift-collections,
    // and the client has no use for it.
    let objects = ["Client", "Console", "Model", "JSON"].flatMap { folder in
      let files = FileManager.default.enumerator(atPath: Self.root + "/Sources/" + folder)?.compactMap { $0 as? String }
      return (files ?? []).filter { $0.hasSuffix(".swift") && !["LineQueue.swift", "LineWriter.swift"].contains($0) }
        .map { "\(products)/Shirabe\(folder).build/\(($0 as NSString).lastPathComponent).o" }
    }
    let compiler = try run(
      "swiftc",
      [
        "-swift-version", "6", "-Onone", "-I", "\(products)/Modules", "-I", Self.root + "/Sources/System/spawn",
        "-module-cache-path", daemon.folder.file("modules"), source, "-o", daemon.folder.file("example"),
      ] + objects)
    #expect(try compiler.status() == 0, "\(compiler.output) \(compiler.errors)")
    try expectTheOutput(of: run(daemon.folder.file("example"), []))
  }
}
