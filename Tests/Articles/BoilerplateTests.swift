import Foundation
import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct BoilerplateTests {
  @Test func `the list compiled in is the list in Config`() throws {
    let file = try String(contentsOfFile: packagePath("Config/boilerplate.txt"), encoding: .utf8)
    #expect(
      StandardBoilerplate.text.utf8.elementsEqual(file.utf8),
      "run Sources/Articles/Boilerplate/generate.py after a change")
  }

  @Test(arguments: [
    "SHARE:", "Share this article", "3 Comments", "No Comments", "Photo: A. Writer / X", "(Photo: @someone / X)",
    "The mayor opens the bridge. (Getty Images)", "コメント（12件）", "この記事が気に入ったら", "この記事が気に入ったらシェアしよう！",
    "最新情報をお届けします", "フォローしよう", "橋を渡る市長(写真：調べ新報)", "新しい橋（Getty Images）", "写真提供：調べ市", "HOME ＞ 経済 ＞ 海運",
    "分享：", "分享到：微信 微博", "（圖／調縣政府提供）", "新橋通車。（攝影：林一心）", "尚無留言", "新桥通车（林一心 摄）", "暂无评论",
    "责任编辑：林一心", "공유하기", "새 다리를 건너는 시장. (사진=조사시 제공)", "댓글 0", "무단 전재 및 재배포 금지",
  ])
  func `furniture is dropped`(line: String) throws {
    #expect(try Boilerplate().drops(line[...]))
  }

  @Test(arguments: [
    "He asked us to share: nobody did.", "Follow us on foot, the guide said. We did.", "The council made no comments.",
    "市長は「写真：説明なし」と書いた。", "彼女は自分で撮った。（提供）", "コメントはまだないと市長は述べた。", "撮影：それは彼の生きがいだった。",
    "总统今天表示，将访问邻国。（新华社）", "照片里的人笑了。", "他說：「分享：是一種美德。」", "그는 사진을 공유하기로 했다.",
    "제공: 그것은 약속이었다.", "シェア争いの行方", "コメントの読み方", "Photography after the flood", "댓글 문화의 내일",
  ])
  func `the article's own lines stay`(line: String) throws {
    #expect(try !Boilerplate().drops(line[...]))
  }

  @Test func `a caption too long to be one stays`() throws {
    let caption = String(repeating: "橋", count: 75) + "(写真:調)"
    let boilerplate = try Boilerplate()
    #expect(boilerplate.drops(caption[...]))
    #expect(!boilerplate.drops("橋橋橋\(caption)"[...]))
  }

  @Test(arguments: ["2026年3月14日", "2026/3/14 12:30", "2026년 3월 14일", "March 14, 2026", "By Jane Doe", "入力: 公開日：2026年"])
  func `dates and bylines are no titles, but part of the article`(line: String) throws {
    let boilerplate = try Boilerplate()
    #expect(boilerplate.isUntitled(line[...]) == !line.hasPrefix("入力"))
    #expect(!boilerplate.drops(line[...]))
  }

  @Test func `a list of the user's is added`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine.txt", "\u{FEFF}# mine\r\n購読のご案内*\r\n[untitled]\r\n号外\r\n")
    let boilerplate = try Boilerplate(adding: [BoilerplateList(path: path)])
    #expect(boilerplate.drops("購読のご案内はこちら"))
    #expect(boilerplate.drops("SHARE:"))
    #expect(boilerplate.isUntitled("号外"))
    #expect(throws: LoadError(origin: Origin(path: path + "x"), error: .unreadable(errno: ENOENT))) {
      try BoilerplateList(path: path + "x")
    }
  }
}
