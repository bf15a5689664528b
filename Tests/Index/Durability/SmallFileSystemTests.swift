import Foundation
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeSQLiteCare
import ShirabeTestSupport
import Testing

/// The indexer as a process, on a file system that is really full.
@Suite(.enabled(if: SmallFileSystem.isAvailable)) struct SmallFileSystemTests {
  @Test func aSmallFileSystemIsFullUntilItIsNot() throws {
    var random = SplitMix64(seed: 34)
    let articles = try random.labelledArticles(400)
    let folder = try TemporaryFolder()
    let input = try folder.write("articles.jsonl", articles.map { $0.json.description + "\n" }.joined())
    let whole = folder.file("whole")
    #expect(try index(input, into: whole).status() == 0)
    let expected = Answers(path: whole, articles)
    let sizes = ProofSize.count("DISK", bounded: 8)
    var full = 0
    for number in 0..<sizes {
      let small = try SmallFileSystem(byteCount: (8 << 10) + number * (8 << 20) / sizes)
      let path = small.path + "/index"
      let program = try index(input, into: path)
      let status = try program.status()
      #expect(status == 0 || status == 74, "\(program.errors)")
      if status != 0 {
        full += 1
        #expect(program.errors.contains("disk is full"), "\(program.errors)")
      }
      try small.grow(toByteCount: 16 << 20)
      if FileManager.default.fileExists(atPath: path) {
        let check = try IndexCheck.run(path: path)
        #expect(check.findings.isEmpty, "\(check.findings)")
        #expect(try IndexSearcherSource(path: path).openSearcher().status().articles == check.articles)
      }
      #expect(try index(input, into: path).status() == 0)
      #expect(Answers(path: path, articles).sameHits(as: expected, articles))
    }
    ProofSize.report("DISK", "a file system was full at \(full) of \(sizes) sizes")
    #expect(full > 0)
  }

  private func index(_ input: String, into path: String) throws -> Program {
    try Program("shirabe-index", ["--index", path, "--batch-bytes", "8000", input])
  }
}
