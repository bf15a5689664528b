import Foundation
import Testing

@testable import ShirabeArticles

@Suite struct RealArticlesTests {
  private static let path = packagePath("../shared/articles")

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: path),
      "the articles are not part of the package: ../shared/articles is missing"))
  func `real pages give their titles and lose their furniture`() throws {
    let boilerplate = try Boilerplate()
    let files = InputWalker.files(at: [Self.path]).files
    let articles = files.flatMap { $0.loader(boilerplate: boilerplate).results().articles }
    try #require(articles.count == 2)
    #expect(articles[0].title?.hasPrefix("コロンビアと米国") == true)
    #expect(articles[1].title?.hasPrefix("2026年2月4日、ホワイトハウス") == true)
    #expect(articles[1].body.hasPrefix("2026年2月4日、ホワイトハウス"))
    for furniture in ["SHARE", "Getty Images", "Photo:", "フォローしよう", "No Comments"] {
      #expect(articles.allSatisfy { !$0.body.contains(furniture) })
    }
  }
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: path),
      "the articles are not part of the package: ../shared/articles is missing"))
  func `articles without wrapped lines stay as they are, in every encoding of their language`() throws {
    let boilerplate = try Boilerplate()
    for file in InputWalker.files(at: [Self.path]).files {
      let bytes = try InputStream(path: file.path).readAll(maximumByteCount: Article.maximumByteCount)
      let text = String(decoding: bytes, as: UTF8.self)
      let lines = TextLines(text).lines
      #expect(Unwrapping.unwrap(lines) == lines)
      let body = PlainText(text, boilerplate: boilerplate, unwrapsLines: false).body
      #expect(file.loader(boilerplate: boilerplate).results().articles.map(\.body) == [body])
      for encoding in [TextEncoding.utf16LittleEndian, .shiftJIS, .eucJP] {
        // Signs that the encoding has not are of no interest here, nor which of two wave dashes stands for its one.
        let kept = String(
          String.UnicodeScalarView(text.unicodeScalars.filter { (try? encoding.encode(String($0))) != nil }))
        let decoded = try TextDecoder.decode(try encoding.encode(kept), declared: nil, said: nil)
        #expect(decoded.encoding == encoding)
        #expect(decoded.replacementCount == 0)
        let pairs = zip(decoded.text.unicodeScalars, kept.unicodeScalars).filter { $1 != "\u{301C}" }
        #expect(pairs.first { $0 != $1 } == nil)
      }
    }
  }
}
