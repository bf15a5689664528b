import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct RepeatedLinesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Pages of a site with a menu, a note under each, and a sentence that all of them share in their midst.
  private func writePages(_ count: Int) throws {
    for number in 0..<count {
      try folder.write(
        "\(number).txt",
        """
        調べ新報電子版
        総合　社会　文化　天気

        第\(number)号の橋が開いた

        市は\(number)番目の橋を開いた。
        式には多くの人が集まった。
        次は\(number + 1)番目の橋となる。

        調べ新報社の許しなく写すことを禁じます。
        ＳＨＩＲＡＢＥ　ＳＨＩＮＰＯ
        """)
    }
  }

  private func articles(_ repeated: RepeatedLines?) throws -> [Article] {
    let list = try Boilerplate()
    let settings = LoadSettings(boilerplate: repeated.map { list.adding($0) } ?? list)
    return InputWalker.files(at: [folder.path]).files.flatMap { $0.loader(settings: settings).results().articles }
  }

  private func count() throws -> RepeatedLines {
    RepeatedLines(
      countingIn: InputWalker.files(at: [folder.path]).files, settings: LoadSettings(boilerplate: try Boilerplate()))
  }

  @Test func `menus and notes are found and left out, shared sentences stay`() throws {
    try writePages(12)
    let repeated = try count()
    #expect(
      Set(repeated.lines) == [
        "調べ新報電子版", "総合　社会　文化　天気", "式には多くの人が集まった。", "調べ新報社の許しなく写すことを禁じます。", "ＳＨＩＲＡＢＥ　ＳＨＩＮＰＯ",
      ])
    for article in try articles(repeated) {
      let number = article.id.dropLast(4)
      #expect(article.title == "第\(number)号の橋が開いた")
      #expect(article.body == "市は\(number)番目の橋を開いた。\n式には多くの人が集まった。\n次は\((Int(number) ?? 0) + 1)番目の橋となる。")
    }
    #expect(try articles(nil).allSatisfy { $0.body.contains("禁じます") })
  }

  @Test func `few files show nothing`() throws {
    try writePages(9)
    #expect(try count().lines.isEmpty)
  }

  @Test func `articles that are all alike stay`() throws {
    for number in 0..<20 { try folder.write("\(number).txt", "本日は休館です。\nまたお越しください。") }
    let repeated = try count()
    #expect(repeated.lines.count == 2)
    #expect(try articles(repeated).map(\.body) == Array(repeating: "本日は休館です。\nまたお越しください。", count: 20))
  }

  @Test func `a line in one of five articles counts, one in fewer does not`() {
    func pages(_ repeatedCount: Int, of count: Int) -> RepeatedLines {
      RepeatedLines(countingIn: (0..<count).map { ["題\($0)", $0 < repeatedCount ? "共通の行" : "別の行\($0)", "文\($0)"] })
    }
    #expect(pages(4, of: 10).lines.isEmpty)
    #expect(pages(5, of: 10).lines == ["共通の行"])
    #expect(pages(19, of: 100).lines.isEmpty)
    #expect(pages(20, of: 100).lines == ["共通の行"])
  }

  @Test func `where few files leave doubt, more are looked at`() throws {
    // The first files, chosen evenly, have the line in 5 of 40: not enough by themselves, but worth a look at all 400.
    for number in 0..<400 {
      let isFirst = number.isMultiple(of: 10)
      let hasLine = isFirst ? number < 50 : !number.isMultiple(of: 3)
      try folder.write("\(1000 + number).txt", "題\(number)\n\n文\(number)。\n\(hasLine ? "共通の行" : "別の行\(number)")")
    }
    #expect(try count().lines == ["共通の行"])
  }

  @Test func `long lines and lines in the midst do not count`() {
    let long = Substring(String(repeating: "長", count: 67))
    #expect(RepeatedLines(countingIn: (0..<20).map { ["題\($0)", long] }).lines.isEmpty)
    let pages = (0..<20).map { page in
      (0..<40).map { Substring("上\(page)-\($0)") } + ["中の行"] + (0..<40).map { Substring("下\(page)-\($0)") }
    }
    #expect(RepeatedLines(countingIn: pages).lines.isEmpty)
  }

  @Test func `JSON is never counted and the sample is bounded`() throws {
    for number in 0..<20 { try folder.write("\(number).jsonl", "{\"id\":\"\(number)\",\"body\":\"共通の行\"}") }
    #expect(try count().lines.isEmpty)
    for number in 0..<(RepeatedLines.maximumArticleCount + 50) {
      try folder.write("t/\(number).txt", "題\(number)\n\n文。\n共通の行")
    }
    #expect(Set(try count().lines) == ["共通の行", "文。"])
  }
}
