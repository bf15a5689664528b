import Testing

@testable import ShirabeArticles

@Suite struct MarkdownReaderTests {
  @Test func `front matter says what the article is, the rest is its text`() throws {
    let loaded = try load(
      "a.md",
      """
      ---
      title: "調べ橋: 十年ぶりに開通"
      date: 2026-03-01 09:30:00 +0900
      tags: [交通, 橋]
      author:
        - 林 一心
        - name: 山田花子
      lang: ja
      url: https://example.jp/1
      source: 調べ新報
      draft: false
      ---

      # 調べ橋: 十年ぶりに開通

      調べ市は一日、**調べ橋**を
      [十年ぶり](https://example.jp)に開いた。![橋の写真](a.png)

      ## 今後

      1. 夜間の*通行*
      2. `make all`

      | 年 | 人 |
      |----|----|
      | 2016 | 18,500 |

      ```sh
      echo  "a  b"
      ```

      > 引用 <ruby>文<rt>ぶん</rt></ruby>だ。

      SHARE:
      """)
    #expect(loaded.refusals.isEmpty)
    let article = try #require(loaded.articles.first)
    #expect(article.title == "調べ橋: 十年ぶりに開通")
    #expect(
      article.body == """
        調べ市は一日、調べ橋を十年ぶりに開いた。橋の写真

        今後

        夜間の通行
        make all

        年\t人
        2016\t18,500

        echo  "a  b"

        引用 文だ。
        """)
    #expect(article.author == "林 一心, 山田花子")
    #expect(article.published?.text == "2026-03-01T09:30:00+09:00")
    #expect(article.tags == ["交通", "橋"])
    #expect(article.language == "ja")
    #expect(article.url == "https://example.jp/1")
    #expect(article.source == "調べ新報")
  }

  @Test(arguments: [
    ("# 題\n\n本文。", "題", "本文。"), ("題\n====\n\n本文。", "題", "本文。"),
    ("---\ntags: a, b\n---\n# 題\n本文。", "題", "本文。"),
    ("---\r\ntitle: T\r\n---\r\n本文。\r\n次", "T", "本文。次"),
    ("---\ntitle: T\n...\n# 別\n本文。", "T", "別\n\n本文。"),
    ("---\n\n本文。\n\n---\n\n次。", "本文", "本文。\n\n次。"), ("---\n本文だけ", "本文だけ", "本文だけ"),
    ("本文 [a][1] ~~b~~\n\n[1]: http://x", "本文 a b", "本文 a b"),
    ("---\ntitle: ~\ndate: soon\n---\n# 題\n本文。", "題", "本文。"),
  ])
  func `titles and bodies`(text: String, title: String, body: String) throws {
    let article = try #require(try load("a.md", text).articles.first)
    #expect(article.title == title)
    #expect(article.body == body)
  }

  @Test(arguments: ["", "---\ntitle: x\n---\n", "# \n", "<!-- c -->"])
  func `a file without text is refused`(text: String) throws {
    #expect(try load("a.md", text).refusals.map(\.error) == [.noText])
  }

  @Test func `front matter that cannot be read is refused with the reason`() throws {
    let refusals = try load("a.md", "---\ntitle: \"x\n---\n本文。").refusals
    guard case .malformed(format: "front matter", _)? = refusals.first?.error else {
      Issue.record("\(refusals)")
      return
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? ", "&a [*a, "])
  func `deep front matter is no trouble`(unit: String) throws {
    _ = try load("a.md", "---\nt: \n" + String(repeating: unit, count: 15_000) + "\n---\n本文。")
  }

  @Test(.timeLimit(.minutes(1)), arguments: [">", "- ", "[", "*", "<b>", "| a\n"])
  func `deep markup is no trouble`(unit: String) throws {
    _ = try load("a.md", String(repeating: unit, count: 20_000) + "本文。")
  }
}
