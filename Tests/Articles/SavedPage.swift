import Testing

/// A page as browsers save it, and the article in it; all of them invented.
struct SavedPage: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let title: String
  let body: String

  static let all = [
    SavedPage(
      testDescription: "Japanese, with a heading",
      text: """
        SHARE:

        調べ橋、十年ぶりに開通

        記念の式で手を振る市長(左)(Getty Images)

        調べ市は一日、調べ橋を十年ぶりに開いた。
        渡り初めには三千人が並んだ。
        列の先頭に立つ親子（写真＝調べ新報）

        今後の予定

        夜間の通行は四月からとなる。

        この記事が気に入ったら
        フォローしよう
        最新情報をお届けします
        """,
      title: "調べ橋、十年ぶりに開通",
      body: """
        調べ市は一日、調べ橋を十年ぶりに開いた。
        渡り初めには三千人が並んだ。

        今後の予定

        夜間の通行は四月からとなる。
        """),
    SavedPage(
      testDescription: "Japanese, without a heading before the first sentence",
      text: """
        (Photo: @shirabe / X)
        調べ市は一日、調べ橋を十年ぶりに開いた。渡り初めには三千人が並んだ。

        Photo: @shirabe / X
        開通までの道のり
        工事は嵐で二度止まった。

        No Comments
        """,
      title: "調べ市は一日、調べ橋を十年ぶりに開いた",
      body: """
        調べ市は一日、調べ橋を十年ぶりに開いた。渡り初めには三千人が並んだ。

        開通までの道のり
        工事は嵐で二度止まった。
        """),
    SavedPage(
      testDescription: "Traditional Chinese",
      text: """
        分享：
        調橋十年後重新通車
        2026/03/01 09:30
        民眾清晨便來排隊。（圖／調市政府提供）
        調市一日重新開放調橋，三千名民眾參加。
        延伸閱讀
        留言（0）
        """,
      title: "調橋十年後重新通車",
      body: "2026/03/01 09:30\n調市一日重新開放調橋，三千名民眾參加。"),
    SavedPage(
      testDescription: "Simplified Chinese",
      text: """
        首页 > 社会 > 正文
        2026-03-01 09:30 来源：调报
        调桥十年后重新通车

        市民走过调桥。（调报记者 林一心 摄）

        调市一日重新开放调桥，三千名市民参加。
        责任编辑：林一心
        已有 0 条评论
        """,
      title: "调桥十年后重新通车",
      body: "2026-03-01 09:30 来源：调报\n\n调市一日重新开放调桥，三千名市民参加。"),
    SavedPage(
      testDescription: "Korean",
      text: """
        공유하기
        글자 크기 조절
        조사 다리, 열 해 만에 다시 열려

        시민들이 다리를 건너고 있다. (사진=조사시 제공)

        조사시는 1일 조사 다리를 다시 열었다. 시민 3천 명이 모였다.
        무단 전재 및 재배포 금지
        댓글 0
        """,
      title: "조사 다리, 열 해 만에 다시 열려",
      body: "조사시는 1일 조사 다리를 다시 열었다. 시민 3천 명이 모였다."),
    SavedPage(
      testDescription: "English",
      text: """
        Skip to main content
        SHARE:
        Copy link

        Shirabe bridge opens after ten years
        By Jane Doe
        March 1, 2026

        Families queue before dawn. (Photo: A. Writer/Shirabe News)

        The bridge opened on Sunday. About 3,000 people crossed it.

        Filed under: Travel
        3 Comments
        """,
      title: "Shirabe bridge opens after ten years",
      body: "By Jane Doe\nMarch 1, 2026\n\nThe bridge opened on Sunday. About 3,000 people crossed it."),
  ]
}
