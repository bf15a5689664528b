import ShirabeArticles
import ShirabeSQLite
import ShirabeTestSupport
import Testing

@testable import ShirabeIngest

/// What is the same of every source: which articles are taken, and what is said of the others.
struct IngestionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Lines of articles with these ids, as JSON; an empty id makes a line that is no article.
  private func write(_ name: String, _ ids: String...) throws -> String {
    try folder.write(name, ids.map { $0.isEmpty ? "{\n" : "{\"id\":\"\($0)\",\"body\":\"橋\"}\n" }.joined())
  }

  /// Reads a source; gives its refusals as they were told, and what the run came to.
  private func read(
    _ source: inout ListedSource, isStrict: Bool = false
  ) throws -> (refusals: [String], summary: IngestSummary) {
    var refusals: [String] = []
    let settings = IngestSettings(
      load: LoadSettings(boilerplate: .none), description: "", countsRepeatedLines: false, isStrict: isStrict)
    let run = try Ingestion(path: folder.file("index"), settings: settings, isInterrupted: { false }) { event in
      if case .refused(let origin, let reason) = event { refusals.append("\(origin): \(reason)") }
    }
    try run.read(&source)
    return (refusals, try run.finish())
  }

  @Test func anIdIsOfOneArticle() throws {
    let one = try write("one.jsonl", "a", "a", "b")
    let two = try write("two.jsonl", "b", "c", "d")
    let kept = folder.file("kept.jsonl")
    var source = ListedSource([one, two], owners: ["c": kept])
    let (refusals, summary) = try read(&source)
    #expect(
      refusals == [
        "\(one):2: the id \"a\" came before in this run, at \(one):1; give each article an id of its own",
        "\(two):1: the id \"b\" came before in this run, at \(one):3; give each article an id of its own",
        "\(two):2: the id \"c\" is that of an article in \(kept); give each article an id of its own",
      ])
    #expect(source.taken == ["a", "b", "d"])
    // Another file may change while this one stays as it is; the file itself cannot.
    #expect(source.refusals == [false, true, true])
    #expect(source.ends == [true, true] && source.isFinished)
    #expect(summary.files.articles == 3 && summary.files.readFiles == 2 && summary.refusals.count == 3)
  }

  @Test func theTornEndOfAFileThatGrowsIsNotToldOf() throws {
    let growing = try write("growing.jsonl", "", "a", "")
    let other = try write("other.jsonl", "b", "")
    var source = ListedSource([growing, other], growing: ["growing.jsonl"])
    let (refusals, summary) = try read(&source)
    try #require(refusals.count == 2)
    #expect(refusals[0].hasPrefix("\(growing):1: ") && refusals[1].hasPrefix("\(other):2: "), "\(refusals)")
    #expect(source.taken == ["a", "b"] && source.refusals == [false, false])
    #expect(source.ends == [false, true])
    #expect(summary.refusals.count == 2)
  }

  @Test func strictnessEndsARun() throws {
    let bad = try write("bad.jsonl", "a", "", "b")
    var source = ListedSource([bad, try write("good.jsonl", "c")])
    let (refusals, summary) = try read(&source, isStrict: true)
    #expect(refusals.count == 1 && refusals[0].hasPrefix("\(bad):2: "))
    #expect(source.taken == ["a"] && source.ends == [false] && source.isFinished)
    #expect(summary.files.readFiles == 1 && !summary.isInterrupted)
  }
}
