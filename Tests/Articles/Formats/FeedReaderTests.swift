import Testing

@testable import ShirabeArticles

@Suite struct FeedReaderTests {
  private static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
    <channel><title>調べ新報</title><link>https://example.jp/</link><language>ja</language>
    <atom:link rel="self" href="https://example.jp/feed"/><image><title>印</title></image>
    <item>
      <title>調べ橋 &amp; 新しい道</title><link>https://example.jp/1</link><guid isPermaLink="false">tag:1</guid>
      <pubDate>Sun, 01 Mar 2026 09:30:00 +0900</pubDate><dc:creator><![CDATA[林 一心]]></dc:creator>
      <category>交通</category><category>橋</category><media:title>写真の題</media:title>
      <description>短い要約</description>
      <content:encoded><![CDATA[<p>調べ市は一日、<ruby>橋<rt>はし</rt></ruby>を
        開いた。</p><script>x()</script><p>SHARE:</p><p>三千人が並んだ。</p>]]></content:encoded>
    </item>
    <item><description>&lt;p&gt;題のない記事。&lt;/p&gt;&lt;p&gt;二つ目の段落。&lt;/p&gt;</description></item>
    <item><title>題だけ</title><link>https://example.jp/3</link><author>a@example.jp (山田花子)</author></item>
    <item></item>
    </channel></rss>
    """

  private static let atom = """
    <?xml version="1.0"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title>조사 신문</title>
    <author><name>조사 기자</name></author>
    <entry><id>urn:x:1</id><title type="html">다리 &amp;lt;열림&amp;gt;</title>
      <link rel="edit" href="https://e.kr/edit"/><link href="https://e.kr/1"/>
      <published>2026-03-01T09:30:00Z</published><updated>2026-03-02T00:00:00Z</updated>
      <category term="bridge" label="다리"/>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>조사 다리가 <b>열렸</b>다.</p><p>둘째.</p></div></content>
    </entry>
    <entry xml:lang="en"><id>urn:x:2</id><title>Plain &lt;b&gt;</title><author><name>A</name></author><author><name>B</name></author>
      <updated>2026-03-02</updated><summary>5 &lt; 6 &amp; more</summary></entry>
    </feed>
    """

  private static let rdf = """
    <?xml version="1.0" encoding="utf-8"?>
    <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://example.tw/"><title>調報</title><dc:language>zh-tw</dc:language></channel>
    <item rdf:about="https://example.tw/1"><title>調橋通車</title><link>https://example.tw/1</link>
      <description>三千人參加。</description><dc:date>2026-03-01T09:30+08:00</dc:date><dc:subject>交通</dc:subject></item>
    </rdf:RDF>
    """

  @Test func `RSS 2 gives its items, the whole text before the summary`() throws {
    let loaded = try load("a.rss", Self.rss)
    #expect(loaded.refusals.map(\.error) == [.noText])
    try #require(loaded.articles.count == 3)
    let article = loaded.articles[0]
    #expect(article.id == "tag:1")
    #expect(article.title == "調べ橋 & 新しい道")
    #expect(article.body == "調べ市は一日、橋を開いた。\n\n三千人が並んだ。")
    #expect(article.author == "林 一心")
    #expect(article.source == "調べ新報")
    #expect(article.url == "https://example.jp/1")
    #expect(article.language == "ja")
    #expect(article.published?.text == "2026-03-01T09:30:00+09:00")
    #expect(article.tags == ["交通", "橋"])
    #expect(loaded.articles.map(\.id) == ["tag:1", "a.rss#2", "https://example.jp/3"])
    #expect(loaded.articles[1].body == "題のない記事。\n\n二つ目の段落。")
    #expect(loaded.articles[2].title == "題だけ")
    #expect(loaded.articles[2].author == "山田花子")
  }

  @Test(arguments: ["a.atom", "a.xml", "feed"])
  func `Atom gives its entries, by any name`(name: String) throws {
    let loaded = try load(name, Self.atom)
    #expect(loaded.refusals.isEmpty)
    try #require(loaded.articles.count == 2)
    let (first, second) = (loaded.articles[0], loaded.articles[1])
    #expect(first.id == "urn:x:1")
    #expect(first.title == "다리 <열림>")
    #expect(first.body == "조사 다리가 열렸다.\n\n둘째.")
    #expect(first.author == "조사 기자")
    #expect(first.url == "https://e.kr/1")
    #expect(first.published?.text == "2026-03-01T09:30:00Z")
    #expect(first.tags == ["다리"])
    #expect(first.language == "ko")
    #expect(second.title == "Plain <b>")
    #expect(second.body == "5 < 6 & more")
    #expect(second.author == "A, B")
    #expect(second.language == "en")
    #expect(second.published?.text == "2026-03-02")
  }

  @Test func `RSS 1 gives its items`() throws {
    let loaded = try load("a.rdf", Self.rdf)
    let article = try #require(loaded.articles.first)
    #expect(loaded.refusals.isEmpty && loaded.articles.count == 1)
    #expect(article.id == "https://example.tw/1")
    #expect(article.title == "調橋通車")
    #expect(article.body == "三千人參加。")
    #expect(article.language == "zh-tw")
    #expect(article.source == "調報")
    #expect(article.tags == ["交通"])
    #expect(article.published?.text == "2026-03-01T09:30+08:00")
  }

  @Test func `a feed that breaks off gives what stands before, and says so`() throws {
    let end = try #require(Self.rss.firstRange(of: "題のない"))
    let loaded = try load("a.rss", String(Self.rss[..<end.lowerBound]))
    #expect(loaded.articles.map(\.id) == ["tag:1"])
    let refusal = try #require(loaded.refusals.last)
    guard case .malformed(format: "a feed", _) = refusal.error else {
      Issue.record("\(refusal)")
      return
    }
  }

  @Test func `an item without a title has the heading of its text for one`() throws {
    let item = "<item><description><![CDATA[<p>橋が開いた</p><p>三千人が並んだ。</p>]]></description></item>"
    let article = try #require(try load("a.rss", "<rss><channel>\(item)</channel></rss>").articles.first)
    #expect(article.title == "橋が開いた")
    #expect(article.body == "三千人が並んだ。")
  }

  @Test func `entities of HTML and lone ampersands are forgiven`() throws {
    let loaded = try load("a.rss", "<rss><channel><item><title>A &nbsp; B & C</title></item></channel></rss>")
    #expect(loaded.refusals.isEmpty)
    #expect(loaded.articles.first?.title?.hasPrefix("A") == true)
  }

  @Test(.timeLimit(.minutes(1)))
  func `entities do not multiply, and nothing outside is read`() throws {
    let laughs = (1..<12).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
    let bomb =
      "<!DOCTYPE rss [<!ENTITY l0 \"haha\">\(laughs)]><rss><channel><item><title>x &l11;</title></item></channel></rss>"
    let loaded = try load("a.rss", bomb)
    #expect(loaded.articles.allSatisfy { ($0.title ?? "").utf8.count < 1000 })
    let file =
      "<!DOCTYPE rss [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>y&f;</title></item></channel></rss>"
    #expect(try load("a.rss", file).articles.allSatisfy { $0.title == "y" })
    let deep = "<rss><channel><item>" + String(repeating: "<a>", count: 100_000) + "x"
    #expect(try load("a.rss", deep).refusals.isEmpty == false)
  }

  @Test(arguments: [
    ("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", ArticleError.unknownXML(root: "svg")),
    ("<?xml version='1.0'?><!-- c --><opml/>", .unknownXML(root: "opml")),
    ("<rss><channel><title>x</title></channel></rss>", .malformed(format: "a feed", reason: "it has no item")),
  ])
  func `other XML is refused`(text: String, error: ArticleError) throws {
    #expect(try load("a.xml", text).refusals.map(\.error) == [error])
  }
}
