import Foundation
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// `Sources/README.md` beside `Package.swift` and the folders that are there.
struct SourcesPlanTests {
  /// A target: its folder below Sources, and what it imports, in order.
  private struct Row: Equatable {
    var folder: String
    var imports: [String]
  }

  private static let readme = PackagePath.file("Sources/README.md")

  /// The rows of the table below a heading, as their cells; a cell's names are between backticks.
  static func rows(_ heading: String) throws -> [[String]] {
    let text = try String(contentsOfFile: readme, encoding: .utf8)
    let section = try #require(text.components(separatedBy: "\n## \(heading)\n").dropFirst().first)
      .components(separatedBy: "\n## ")[0]
    return section.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
      row.dropFirst(2).dropLast(2).components(separatedBy: " | ")
    }
  }

  /// What stands between the backticks of a cell.
  static func names(_ cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// The targets below Sources, as SwiftPM reads them from Package.swift.
  private static func targets() throws -> [String: Row] {
    let folder = try TemporaryFolder()
    // A folder of its own: whoever runs the tests holds the one that they were built in.
    let swift = try Program(
      "/usr/bin/env",
      [
        "swift", "package", "--package-path", PackagePath.file(""), "--scratch-path", folder.file("build"),
        "dump-package",
      ],
      environment: ProcessInfo.processInfo.environment)
    #expect(try swift.status() == 0, "\(swift.errors)")
    let targets = try JSON(parsing: swift.output)["targets"]?.array ?? []
    var rows: [String: Row] = [:]
    for target in targets {
      guard let name = target["name"]?.string, let path = target["path"]?.string, path.hasPrefix("Sources/") else {
        continue
      }
      let imports = (target["dependencies"]?.array ?? []).compactMap { dependency in
        dependency.object?.members.first?.value.array?.first?.string
      }
      rows[name] = Row(folder: String(path.dropFirst("Sources/".count)), imports: imports)
    }
    return rows
  }

  @Test func theTableOfTargetsIsThatOfThePackage() throws {
    let written = try Self.rows("Targets")
    #expect(written.allSatisfy { $0.count == 4 && $0[3].count > 10 }, "every row says what there is room for")
    let rows = written.map { cells in
      (Self.names(cells[0])[0], Row(folder: Self.names(cells[1])[0], imports: Self.names(cells[2])))
    }
    let targets = try Self.targets()
    #expect(targets.count > 20)
    #expect(rows.count == Set(rows.map(\.0)).count, "a target has one row")
    for (name, row) in rows { #expect(targets[name] == row, "\(name) of Sources/README.md") }
    for name in targets.keys { #expect(rows.contains { $0.0 == name }, "\(name) of Package.swift has no row") }
  }

  /// Every folder below Sources is a target's, has a line, or lies in one that has; and no line is of a folder that is gone.
  @Test func everyFolderHasALine() throws {
    let targets = try Self.rows("Targets").map { Self.names($0[1])[0] }
    let rooms = try Self.rows("Rooms")
    #expect(rooms.allSatisfy { $0.count == 2 && $0[1].count > 10 })
    let lines = rooms.map { Self.names($0[0])[0] }
    #expect(lines == lines.sorted { $0.lowercased() < $1.lowercased() } && lines.count == Set(lines).count)
    let folders = try InstalledFiles(below: PackagePath.file("Sources")).folders
    for line in targets + lines { #expect(folders.contains(line), "there is no folder Sources/\(line)") }
    for folder in folders where !targets.contains(where: { $0 == folder || $0.hasPrefix(folder + "/") }) {
      let hasLine = lines.contains { $0 == folder || folder.hasPrefix($0 + "/") }
      #expect(hasLine, "Sources/\(folder) has no line in Sources/README.md")
    }
  }
}
