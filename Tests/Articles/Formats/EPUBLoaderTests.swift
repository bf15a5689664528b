import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct EPUBLoaderTests {
  @Test(arguments: ["book.epub", "book"])
  func `a chapter is an article, in the order of reading`(name: String) throws {
    let loaded = try load(name, try SampleBook.bytes())
    #expect(loaded.refusals.isEmpty)
    try #require(loaded.articles.count == 2)
    let (first, second) = (loaded.articles[0], loaded.articles[1])
    #expect(first.id == "\(name)#OEBPS/text/one.xhtml")
    #expect(first.title == "一章　港")
    #expect(first.body == "港《みなと》の朝。\n\n次の段落。")
    #expect(first.author == "林 一心, 山田花子")
    #expect(first.source == "港の本")
    #expect(first.language == "ja-JP")
    #expect(first.published?.text == "2024-05")
    #expect(first.tags == ["港"])
    #expect(second.id == "\(name)#OEBPS/text/二.xhtml")
    #expect(second.title == "第二章")
    #expect(second.body == "二章の文。")
    #expect(second.language == "ja")
  }

  @Test(arguments: [
    ("META-INF/container.xml", nil), ("META-INF/container.xml", "<container/>"), ("OEBPS/book.opf", nil),
    ("OEBPS/book.opf", "no xml"), ("OEBPS/book.opf", "<package><spine/></package>"),
  ])
  func `a book without its papers is refused`(name: String, text: String?) throws {
    let refusals = try load("a.epub", try SampleBook.bytes(replacing: [name: text])).refusals
    guard case .malformed(format: "EPUB", _)? = refusals.first?.error, refusals.count == 1 else {
      Issue.record("\(refusals)")
      return
    }
  }

  @Test func `a missing chapter is named, the others are in`() throws {
    let loaded = try load("a.epub", try SampleBook.bytes(replacing: ["OEBPS/text/one.xhtml": nil]))
    #expect(loaded.articles.map(\.title) == ["第二章"])
    #expect(loaded.refusals.first?.description.contains("a.epub#OEBPS/text/one.xhtml: not readable as EPUB") == true)
  }

  @Test func `what unpacks to far more than its size is refused`() throws {
    let bomb = String(repeating: " ", count: 20 << 20)
    let refusals = try load("a.epub", try SampleBook.bytes(replacing: ["OEBPS/nav.xhtml": bomb])).refusals
    #expect(
      refusals.map(\.error) == [.malformed(format: "EPUB", reason: "it unpacks to more than \(16 << 20) bytes of text")]
    )
  }

  @Test func `cut and damaged books never trap`() throws {
    let book = try SampleBook.bytes()
    var random = SplitMix64(seed: 5)
    for _ in 0..<150 {
      var bytes = book
      if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try load("a.epub", bytes)
    }
  }
}
