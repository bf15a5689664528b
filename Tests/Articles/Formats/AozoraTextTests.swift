import Testing

@testable import ShirabeArticles

@Suite struct AozoraTextTests {
  private static let text = """
    白い橋
    ――港の町で――
    調べ一心
    ベラニア・ドウ訳

    -------------------------------------------------------
    【テキスト中に現れる記号について】

    《》：ルビ
    （例）港《みなと》

    ｜：ルビの付く文字列の始まりを特定する記号
    -------------------------------------------------------

    ［＃３字下げ］一［＃「一」は中見出し］

    　港《みなと》の｜白い橋《しらはし》を渡る。※［＃「口＋世」、U+546D、12-3］と言った。
    　「※［＃「木＋世」、第3水準1-85-56］の木だ」※［＃判読不能］も［＃「も」に傍点］。※［＃始め二重山括弧、1-1-52］本※［＃終わり二重山括弧、1-1-53］

    ［＃改ページ］

    おわり［＃「※［＃「木＋世」、第3水準1-85-56］」の注記］。



    底本：「白い橋」架空書房
    　　　2001（平成13）年1月1日発行
    """

  @Test func `header, legend, marks and colophon are read as such`() throws {
    let article = try #require(try load("a.txt", Self.text).articles.first)
    #expect(article.title == "白い橋　――港の町で――")
    #expect(article.author == "調べ一心、ベラニア・ドウ訳")
    #expect(article.language == "ja")
    #expect(
      article.body == """
        一

        港の白い橋を渡る。呭と言った。
        「枻の木だ」〓も。《本》

        おわり。
        """)
  }

  @Test(arguments: [
    ("東京《とうきょう》", "東京"), ("あ｜い", "あ｜い"), ("《閉じない", "《閉じない"), ("［＃閉じない", "［＃閉じない"),
    ("※［＃「魚＋師のつくり」、第4水準2-93-37］", "魳"), ("※［＃x、9-99-99］", "〓"), ("※印", "※印"), ("※［＃U+110000］", "〓"),
  ])
  func `marks are resolved line by line`(line: String, text: String) {
    #expect(AozoraMarks.resolved(line) == text)
  }

  @Test(arguments: [
    "《二重山括弧》のある普通の文。\n次の行。", "-----------\n見出し\n-----------\n本文。", "底本：とは何か。\n説明する。",
  ])
  func `a text without the signs is left as it is`(text: String) {
    #expect(AozoraText(text) == nil)
  }

  @Test func `a text that is nothing but header and colophon is refused`() throws {
    #expect(try load("a.txt", "題\n作者\n\n［＃改ページ］\n底本：「題」").refusals.map(\.error) == [.noText])
  }
}
