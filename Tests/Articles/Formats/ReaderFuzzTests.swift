import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

/// Files of every format with something wrong in them: whatever comes, what is an article of it is one.
///
/// `SHIRABE_FUZZ_INPUTS=1000000 swift test --filter FuzzTests` tries more, `SHIRABE_FUZZ_SEED=2` tries others.
struct ReaderFuzzTests {
  /// Most say what they are by their bytes.
  private static let names = [
    "file", "file", "file", "a.html", "a.xml", "a.md", "a.json", "a.jsonl", "a.txt", "a.epub",
  ]

  @Test func changedFiles() throws {
    // Pages and books take a thousand times as long as lines.
    let run = FuzzRun(inputCount: 200, oneIn: 50)
    let pieces = [
      "<p>", "</p>", "<div>", "</div>", "<", ">", "&", "&amp;", "&#x10FFFF;", "&#0;", "<![CDATA[", "]]>", "<!--", "-->",
      "<!DOCTYPE html>", "<?xml version=\"1.0\"?>", "<item>", "</item>", "<entry>", "<title>", "</title>", "<script>",
      " charset=Shift_JIS", " xml:lang=\"ja\"", "---\n", "title: ", "- ", "  ", "# ", "```\n", "[", "](", "|", "*a",
      "&a ", "｜", "《", "》", "［＃", "］", "※", "{\"id\":\"", "\",\"body\":\"", "\"}", "},\n{", "PK\u{3}\u{4}",
    ].map { Array($0.utf8) }
    let mutator = try Mutator(FuzzCorpus("articles"), dictionary: pieces, seed: run.seed)
    var random = SplitMix64(seed: run.seed)
    let complaints = try run.complaints(inputs: mutator.input) { bytes in
      for article in try load(random.pick(Self.names, or: ""), bytes).articles {
        guard (1...Article.maximumIDByteCount).contains(article.id.utf8.count) else {
          return "an article has an id of \(article.id.utf8.count) bytes"
        }
        guard !article.id.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
          return "an article has control characters in its id"
        }
        guard article.tags?.contains("") != true else { return "an article has a tag without a name" }
      }
      return nil
    }
    #expect(complaints == [])
  }
}
