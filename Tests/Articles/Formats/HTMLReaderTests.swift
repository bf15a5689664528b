import Testing

@testable import ShirabeArticles

@Suite struct HTMLReaderTests {
  private func read(_ text: String) throws -> Article {
    let loaded = try load("a.html", text)
    #expect(loaded.refusals.isEmpty)
    return try #require(loaded.articles.first)
  }

  @Test func `a marked page gives its own text and all that it says of itself`() throws {
    let article = try read(SamplePages.japanese)
    #expect(article.id == "a.html")
    #expect(article.title == "調べ橋、十年ぶりに開通")
    #expect(article.body == SamplePages.japaneseBody)
    #expect(article.author == "林 一心, 山田花子")
    #expect(article.source == "調べ新報")
    #expect(article.url == "https://example.jp/bridge")
    #expect(article.language == "ja")
    #expect(article.published?.text == "2026-03-01T09:30:00+09:00")
    #expect(article.tags == ["交通", "橋"])
  }

  @Test func `an unmarked page gives its densest block`() throws {
    let article = try read(SamplePages.unmarked)
    #expect(article.title == "洋上风电并网送电")
    #expect(
      article.body == """
        海上的风力发电机从一日开始送电，第一批电力可以供三万户家庭使用。

        渔民协会用了十年时间与公司商量，最后同意在两台机器之间留出航道。

        公司说，明年还要再建二十台，全部由本地的工厂制造。
        """)
    #expect(article.author == "林一心")
    #expect(article.tags == ["能源", "风电", "海洋"])
    #expect(article.published?.text == "2026-02-04T09:30")
  }

  @Test(arguments: [
    ("<p>一行目\n  二行目</p>", "一行目二行目"),
    ("<p>first\n  second</p>", "first second"),
    ("<p>東京\nTokyo</p>", "東京 Tokyo"),
    ("<p>東京 大阪</p>", "東京 大阪"),
    ("<p>한국\n은행</p>", "한국 은행"),
    ("<p>a<b>b</b>c</p>", "abc"),
    ("<p>日<a href=x>本国</a>憲<span>法</span></p>", "日本国憲法"),
    ("<div>一<div>二</div>三</div>", "一\n二\n三"),
    ("<p>一<br>二<br><br><br>三</p>", "一\n二\n\n三"),
    ("<p>一</p><p>二</p>", "一\n\n二"),
    ("<p>a&nbsp;&nbsp;b&#160;</p>", "a b"),
    ("<p>x <ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby> y", "x 漢字 y"),
    ("<p><ruby><rb>漢<rp>（<rt>かん<rp>）</ruby>だ", "漢だ"),
    ("<p>写真<img alt='港'>だ<script>x</script><!-- c --><noscript>n</noscript>", "写真港だ"),
    ("<p>𠮷\n野", "𠮷野"),
    ("<pre>a\n  b&amp;c\r\nd</pre>", "a\n  b&c\nd"),
    ("<p>&#x9AD9;橋 &mdash; &eacute;</p>", "髙橋 — é"),
    ("<dl><dt>語<dd>意味</dl>", "語\n意味"),
    ("plain text without any element", "plain text without any element"),
  ])
  func `markup becomes the text that readers see`(html: String, text: String) throws {
    let page = try MarkupDocument(parsing: html)
    let shown = try page.withRoot { TextExtractor.text(of: $0, dropsFurniture: true) }
    #expect(shown == text)
  }

  @Test(arguments: [
    (
      "<meta property='og:title' content='橋 - 調べ新報'><meta property='og:site_name' content='調べ新報'><h1>別</h1>", "橋"
    ),
    ("<title>橋が開いた｜調べ新報</title>", "橋が開いた"), ("<title>A - B</title>", "A - B"),
    ("<title>Site | A much longer title of an article</title>", "Site | A much longer title of an article"),
    ("<title>Site | x</title><h1>見出し</h1>", "見出し"),
    ("<script type='application/ld+json'>{\"@type\":\"BlogPosting\",\"headline\":\"A &amp; B\"}</script>", "A & B"),
    ("<script type='application/ld+json'>{broken</script><title>橋</title>", "橋"),
  ])
  func `the title is what the page says of it, without the site`(head: String, title: String) throws {
    #expect(try read("<html>\(head)<body><p>本文はここにある。</p></body>").title == title)
  }

  @Test(arguments: [
    ("<html lang=ja_JP>", "ja-JP"), ("<html><meta property=og:locale content=zh_TW>", "zh-TW"),
    ("<html lang='日本語'>", nil), ("<html lang=''>", nil),
  ])
  func `languages are tags or nothing`(head: String, language: String?) throws {
    #expect(try read(head + "<p>本文</p>").language == language)
  }

  @Test func `boilerplate lines go, and a page of nothing else is refused`() throws {
    let article = try read("<article><p>SHARE:</p><p>橋が開いた。</p><p>No Comments</p></article>")
    #expect(article.body == "橋が開いた。")
    for page in ["", "<html></html>", "<p>SHARE:</p>", "<script>x</script>", "<nav>menu</nav>"] {
      #expect(try load("a.html", page).refusals.map(\.error) == [.noText], "\(page)")
    }
  }

  @Test func `a header with a lead keeps it, and the class of an article does not hide it`() throws {
    let lead = String(repeating: "導入の文がここにある。", count: 6)
    let article = try read(
      """
      <article class="post category-social tag-ads"><header><h1>題</h1><p>\(lead)</p></header><p>\(lead)本文。</p>
      <div class="related"><a href=a>一</a><a href=b>二</a></div></article>
      """)
    #expect(article.body == "\(lead)\n\n\(lead)本文。")
    #expect(article.title == "題")
  }

  @Test func `of several articles on a page the whole is taken, of one among teasers that one`() throws {
    let text = String(repeating: "本文の段落がここに続いている。", count: 5)
    let teasers = (0..<8).map { "<article><h2>見出し\($0)</h2><p>\($0)番目の\(text)</p></article>" }.joined()
    let index = try read("<body><div>\(teasers)</div></body>")
    #expect((0..<8).allSatisfy { index.body.contains("\($0)番目の") })
    let page = try read("<body><article><p>\(text)</p><p>\(text)</p></article><article><p>短い紹介</p></article></body>")
    #expect(page.body == "\(text)\n\n\(text)")
  }

  @Test(.timeLimit(.minutes(1)))
  func `nesting and size are no trouble`() throws {
    let depth = 100_000
    for tag in ["div", "b", "ruby", "table", "article", "ul><li"] {
      let page = String(repeating: "<\(tag)>", count: depth) + "奥の文がここにある。"
      _ = try load("a.html", page)
    }
    let wide = "<p>" + String(repeating: "文です。<br>", count: 200_000)
    #expect(try read(wide).body.hasPrefix("文です。\n文です。"))
    let attributes = "<p " + (0..<20_000).map { "a\($0)=x" }.joined(separator: " ") + ">文。"
    #expect(try read(attributes).body == "文。")
  }

  @Test func `a page may have as many bytes as any article`() throws {
    let paragraph = "<p>" + String(repeating: "長い橋の話が続く。", count: 40) + "</p>\n"
    let count = Article.maximumByteCount / paragraph.utf8.count
    let page = String(repeating: paragraph, count: count)
    #expect(page.utf8.count > Article.maximumByteCount - 4096)
    #expect(try read(page).body.utf8.count > Article.maximumByteCount - (count + 1) * 16)
    let longer = try load("b.html", page + String(repeating: " ", count: 8192)).refusals
    #expect(longer.map(\.error) == [.tooLong(maximumByteCount: Article.maximumByteCount)])
  }

  @Test func `Markdown of more marks than memory is for is refused`() throws {
    let refusals = try load("a.md", String(repeating: "*橋* ", count: MarkupBound.maximumCount / 2 + 1)).refusals
    let reason = "it has more than \(MarkupBound.maximumCount) lines and marks"
    #expect(refusals.map(\.error) == [.malformed(format: "Markdown", reason: reason)])
  }

  @Test(arguments: [("a.html", "HTML", 0), ("a.rss", "a feed", 0), ("a.rss", "a feed", 1)])
  func `more markup than memory is for is refused, but not what is text in a feed`(
    name: String, format: String, sections: Int
  ) throws {
    let tags = String(repeating: "<b>", count: MarkupBound.maximumCount)
    let content = sections == 0 ? tags : "<![CDATA[\(String(repeating: "文=文", count: MarkupBound.maximumCount))]]>"
    let refusals = try load(name, "<rss><channel><item><title>題</title><link>\(content)</link></item></channel></rss>")
      .refusals
    let reason = "it has more than \(MarkupBound.maximumCount) tags and attributes"
    #expect(refusals.contains { $0.error == .malformed(format: format, reason: reason) } == (sections == 0))
  }
}
