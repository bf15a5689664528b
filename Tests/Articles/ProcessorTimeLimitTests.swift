import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

/// A file that takes more processor time than it may is refused by name, whatever reads it.
@Suite struct ProcessorTimeLimitTests {
  /// Less than any of the texts here takes to be read.
  private static let tinySeconds = 0.001

  /// What every format takes some hundredths of a second for.
  private static let slow: [(name: String, text: String)] = [
    ("a.txt", String(repeating: "雪の降る朝に、市は十年をかけて造った橋を開いた。\n", count: 20_000)),
    ("a.md", String(repeating: "*a* `b` [c](d) <i>e</i>\n\n", count: 20_000)),
    ("b.md", String(repeating: "> ", count: 30) + String(repeating: "*a _", count: 100_000)),
    ("a.html", "<html><body>" + String(repeating: "<p>text<b>text</b></p>", count: 20_000)),
    (
      "a.rss", "<rss><channel>" + String(repeating: "<item><title>a</title></item>", count: 20_000) + "</channel></rss>"
    ),
    ("a.json", "[{\"id\":\"a\",\"body\":\"" + String(repeating: "\\u3042", count: 200_000) + "\"}]"),
    ("a.jsonl", "{\"id\":\"a\",\"body\":\"" + String(repeating: "\\u3042", count: 200_000) + "\"}\n"),
  ]

  @Test(arguments: slow.map(\.name))
  func `what takes longer is refused and named`(name: String) throws {
    let text = try #require(Self.slow.first { $0.name == name }?.text)
    let loaded = try load(name, Array(text.utf8), maximumSeconds: Self.tinySeconds)
    #expect(loaded.articles.isEmpty)
    #expect(loaded.refusals.map(\.error) == [.tooSlow(seconds: Self.tinySeconds)])
    #expect(loaded.refusals.first?.origin.path.hasSuffix(name) == true)
    #expect(loaded.refusals.first?.description.contains("--max-seconds") == true)
    #expect(try load(name, Array(text.utf8), maximumSeconds: nil).refusals.isEmpty)
  }

  @Test func `a chapter that takes longer ends its book`() throws {
    let chapter = "<html><body>" + String(repeating: "<p>text<b>text</b></p>", count: 20_000) + "</body></html>"
    let book = try SampleBook.bytes(replacing: ["OEBPS/text/one.xhtml": chapter])
    let loaded = try load("a.epub", book, maximumSeconds: Self.tinySeconds)
    #expect(loaded.articles.isEmpty)
    #expect(loaded.refusals.map(\.error) == [.tooSlow(seconds: Self.tinySeconds)])
    #expect(try load("a.epub", book, maximumSeconds: nil).articles.count == 2)
  }

  @Test func `other articles of a file of JSON are taken`() throws {
    let long = "{\"id\":\"a\",\"body\":\"" + String(repeating: "\\u3042", count: 400_000) + "\"}\n"
    let text = long + "{\"id\":\"b\",\"body\":\"text\"}\n"
    let loaded = try load("a.jsonl", Array(text.utf8), maximumSeconds: 0.01)
    #expect(loaded.articles.map(\.id) == ["b"])
    #expect(loaded.refusals.map(\.error) == [.tooSlow(seconds: 0.01)])
    #expect(loaded.refusals.first?.origin.line == 1)
  }

  @Test func `a parser of C is left in the middle`() throws {
    // What `MarkdownBound` takes away before: the square of the time.
    let text = String(repeating: "a <?", count: 12_000)
    func render(left: Double) -> Result<String, ArticleError> {
      ProcessorTimeLimit.run(seconds: 1, left: left) {
        Result { () throws(ArticleError) in try MarkdownHTML.render(text) }
      }
    }
    var results: [Result<String, ArticleError>] = []
    let whole = processorSeconds { results.append(render(left: 1000)) }
    let limited = processorSeconds { results.append(render(left: whole / 10)) }
    #expect(try results[0].get().utf8.count > text.utf8.count)
    #expect(throws: ArticleError.tooSlow(seconds: 1)) { try results[1].get() }
    #expect(limited < whole / 2, "\(limited) s of \(whole) s")
  }

  @Test func `a program that takes longer is ended`() {
    let failure = #expect(throws: ProgramOutput.Failure.self) {
      try ProgramOutput.read("sh", ["-c", "while :; do :; done"], maximumByteCount: 1, maximumSeconds: 0.3)
    }
    #expect(failure == .tooSlow)
    #expect(throws: Never.self) {
      // What sleeps takes no processor time.
      _ = try ProgramOutput.read("sleep", ["0.6"], maximumByteCount: 1, maximumSeconds: 0.3)
    }
  }

  @Test func `a title that would stand thousands of times is refused`() throws {
    let title =
      "[a]: x \"" + String(repeating: "y", count: 40_000) + "\"\n\n" + String(repeating: "[a]\n", count: 40_000)
    let refusals = try load("a.md", Array(title.utf8), maximumSeconds: nil).refusals
    #expect(refusals.count == 1)
    guard case .malformed(let format, _)? = refusals.first?.error else {
      Issue.record("\(refusals)")
      return
    }
    #expect(format == "Markdown")
  }

  private func processorSeconds(_ body: () -> Void) -> Double {
    let start = ProcessorTimeLimit.threadSeconds
    body()
    return ProcessorTimeLimit.threadSeconds - start
  }

  private func load(
    _ name: String, _ bytes: [UInt8], maximumSeconds: Double?
  ) throws -> (articles: [Article], refusals: [LoadError]) {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, bytes)
    let settings = LoadSettings(boilerplate: try Boilerplate(), maximumSeconds: maximumSeconds)
    let results = InputWalker.files(at: [path]).files.map { $0.loader(settings: settings).results() }
    return (results.flatMap(\.articles), results.flatMap(\.refusals))
  }
}
