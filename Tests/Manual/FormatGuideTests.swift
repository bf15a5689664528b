import Foundation
import ShirabeArticles
import ShirabeTestSupport
import Testing

/// The list of formats in the guide, which is made of what the indexer knows of each.
struct FormatGuideTests {
  private static let path = PackagePath.file("Sources/Manual/Guides/shirabe-formats.md")

  /// An item of a list in lines of eighty columns.
  private static func wrapped(_ item: String) -> String {
    var lines = ["-"]
    for word in item.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.count + 1 + word.count > 80 {
        lines.append("  " + word)
      } else {
        lines[lines.count - 1] = last + " " + word
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  @Test func theGuideHasAnItemOfEveryFormat() throws {
    let guide = try String(contentsOfFile: Self.path, encoding: .utf8)
    let start = try #require(guide.range(of: "\nPATH is\n\n")).upperBound
    let end = try #require(guide.range(of: "- a **folder**")).lowerBound
    let list = InputFormat.allCases.compactMap(\.guideItem).map(Self.wrapped).joined()
    if ProcessInfo.processInfo.environment["SHIRABE_RECORD"] == "1" {
      try (guide[..<start] + list + guide[end...]).write(toFile: Self.path, atomically: true, encoding: .utf8)
    } else {
      #expect(guide[start..<end] == list, "set SHIRABE_RECORD=1, run this again, and then Guides/generate.py")
    }
  }

  @Test func theHelpNamesEveryExtension() throws {
    let program = try Program("shirabe-index", ["add", "--help"], environment: ["COLUMNS": "5000"])
    #expect(try program.status() == 0)
    #expect(program.output.contains("Taken are \(InputFormat.list)."))
  }
}
