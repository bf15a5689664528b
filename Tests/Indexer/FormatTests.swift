import Foundation
import ShirabeTestSupport
import Testing

/// Indexes as programs of the past wrote them, with what they held: `Formats/format-N.tar.xz` has the folder of an index, and
/// `format-N.jsonl` its articles. They are never made anew.
@Suite struct FormatTests {
  @Test(arguments: [5]) func anIndexOfTheFormatIsReadWhole(format: Int) throws {
    let indexer = try Indexer()
    let unpacking = try Program(
      "/bin/tar", ["-xJf", FormatTests.fixture("format-\(format).tar.xz"), "-C", indexer.folder.path])
    try #require(try unpacking.status() == 0, "\(unpacking.errors)")
    let export = try indexer.run("export", index: "format-\(format)")
    try #require(try export.status() == 0, "\(export.errors)")
    let articles = try String(contentsOfFile: FormatTests.fixture("format-\(format).jsonl"), encoding: .utf8)
    #expect(export.output == articles)
    #expect(articles.split(separator: "\n").count == 16)
  }

  private static func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Formats/" + name).path
  }
}
