import Foundation
import Testing

@testable import ShirabeArticles

@Suite struct SampleArticlesTests {
  @Test func `every sample loads, with a title and a language's worth of text`() throws {
    let list = InputWalker.files(at: [packagePath("Index/articles")])
    let boilerplate = try Boilerplate()
    let results = list.files.map { $0.loader(boilerplate: boilerplate).results() }
    #expect(list.refusals.isEmpty && results.allSatisfy { $0.refusals.isEmpty })
    let articles = results.flatMap(\.articles)
    #expect(articles.count >= 14)
    #expect(Set(articles.map(\.id)).count == articles.count)
    for article in articles {
      #expect((500...2500).contains(article.body.count), "\(article.id)")
      #expect(article.title?.isEmpty == false, "\(article.id)")
    }
  }

  @Test(arguments: [
    ("en-port-scanners.txt", "Verania bets on scanners and cacao to close a smuggling route"),
    ("ja-air-base-noise.txt", "F-35の夜間訓練、三月から時間短縮へ　白鷺島の住民と国が覚書"),
    ("ja-night-ferry.txt", "2025年12月24日、雪潮市の青葉台中学校の生徒三十一人は、白鷺島(しらさぎじま)へ渡る夜の連絡船「ｻｻﾞﾅﾐ」の船内で…"),
    ("ja-offshore-wind.txt", "洋上風力、雪潮沖で送電始まる　漁協と十年の話し合い"),
    ("ja-port-scanners.txt", "港の検査を三倍に ベラニアと日本が麻薬対策で合意"),
    ("ko-hospital-interpreter.txt", "응급실에 들어온 통역 인공지능, 오역은 사람이 잡는다"),
    ("zh-hans-earthquake-warning.txt", "山区预警提前十二秒　澜江州建成村级地震警报网"),
    ("zh-hant-offshore-wind.txt", "離岸風機與漁船共用一片海　東瀾縣試行「留航道」新制"),
  ])
  func `the furniture of a sample page is gone`(name: String, title: String) throws {
    let path = packagePath("Index/articles/" + name)
    let reader = PlainTextReader(settings: LoadSettings(boilerplate: try Boilerplate()))
    let loader = DocumentLoader(path: path, id: name, reader: reader)
    let article = try #require(loader.results().articles.first)
    #expect(article.title == title)
    let page = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let furniture = page.filter { !article.body.contains($0) && $0 != title }
    #expect(furniture.count >= 2)
    #expect(furniture.allSatisfy { $0.count < 120 }, "\(furniture)")
    #expect(
      ["SHARE", "コメント", "Comment", "댓글", "评论", "留言", "撮影：", "(写真", "圖／", "摄）"].allSatisfy { !article.body.contains($0) }
    )
  }
}
