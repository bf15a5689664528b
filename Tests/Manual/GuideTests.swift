import Foundation
import ShirabeManual
import ShirabeTestSupport
import Testing

/// The guides: what is compiled in, what they link to, and `shirabe help`.
struct GuideTests {
  private static let folder = PackagePath.file("Sources/Manual/Guides")
  private static let pages = ["README.md"] + Guide.allCases.map { "Sources/Manual/Guides/\($0.page).md" }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: PackagePath.file(path), encoding: .utf8)
  }

  @Test func everyFileIsATopic() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".md") }
    #expect(Set(files) == Set(Guide.allCases.map { "\($0.page).md" }))
  }

  @Test(arguments: Guide.allCases)
  func theProgramHasTheFileByteForByte(guide: Guide) throws {
    #expect(
      try Self.text("Sources/Manual/Guides/\(guide.page).md") == guide.text,
      "run Sources/Manual/Guides/generate.py after a change")
    #expect(guide.text.hasPrefix("# \(guide.page)(7) - \(guide.summary)\n"))
    #expect(guide.summary.count > 10)
  }

  /// Who has never heard of it reads one page, which names the others.
  @Test func theReadmeIsAPage() throws {
    let readme = try Self.text("README.md")
    #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 201)
    for guide in Guide.allCases {
      #expect(readme.contains("[\(guide.page)](Sources/Manual/Guides/\(guide.page).md)"), "\(guide.page)")
    }
  }

  /// A link to a file is to one that is there, and one to a heading to one that is in it.
  @Test(arguments: pages)
  func linksLeadSomewhere(page: String) throws {
    let links = try Self.text(page).matches(of: /\]\(([^)\s]+)\)/).map { $0.1 }
    for link in links where !link.contains("://") {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let folder = URL(fileURLWithPath: PackagePath.file(page)).deletingLastPathComponent()
      let path = parts[0].isEmpty ? PackagePath.file(page) : folder.appendingPathComponent(String(parts[0])).path
      let text = try #require(try? String(contentsOfFile: path, encoding: .utf8), "\(link) of \(page)")
      guard parts.count == 2 else { continue }
      let headings = text.matches(of: /\n#+ ([^\n]+)/).map {
        $0.1.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" }
      }
      #expect(headings.contains(String(parts[1])), "\(link) of \(page)")
    }
  }

  private func run(_ arguments: String...) throws -> Program {
    let program = try Program("shirabe", arguments, environment: ["COLUMNS": "500"])
    try program.status()
    return program
  }

  @Test(arguments: Guide.allCases)
  func helpPrintsAGuide(guide: Guide) throws {
    for topic in [guide.rawValue, guide.page] {
      let program = try run("help", topic)
      #expect(try program.status() == 0)
      #expect(program.output == guide.text && program.errors == "")
    }
  }

  @Test func helpNamesTheTopics() throws {
    let program = try run("help")
    #expect(try program.status() == 0)
    #expect(program.output == (try run("--help").output))
    let topics = Guide.allCases.map(\.rawValue).joined(separator: ", ")
    #expect(program.output.contains("Guides, printed by shirabe help TOPIC: \(topics)."))
  }

  @Test(arguments: ["search", "interactive"])
  func helpOfACommandIsThatOfTheCommand(command: String) throws {
    let program = try run("help", command)
    #expect(try program.status() == 0)
    #expect(program.output == (try run(command, "--help").output) && !program.output.isEmpty)
  }

  static let unknown = [
    ("qeury", "there is no help of qeury; did you mean shirabe help query? "),
    ("serach", "there is no help of serach; did you mean shirabe help search? "),
    ("麻薬 対策", "there is no help of '麻薬 対策'. There are guides of nyumon, query, "),
  ]

  @Test(arguments: unknown)
  func anotherTopicIsRefusedWithThoseThatThereAre(topic: String, message: String) throws {
    let program = try run("help", topic)
    #expect(try program.status() == 2)
    #expect(program.output == "" && program.errors.hasPrefix("shirabe: " + message), "\(program.errors)")
    for guide in Guide.allCases { #expect(program.errors.contains(guide.rawValue)) }
    #expect(program.errors.contains(": search, phrase, "))
  }
}
