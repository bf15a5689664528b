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
}
