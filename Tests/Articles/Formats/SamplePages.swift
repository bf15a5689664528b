/// Pages as sites serve them, all of them invented.
enum SamplePages {
  /// A news page in Japanese: everything said in JSON-LD and Open Graph, readings, a table, furniture around and inside the article.
  static let japanese = """
    <!DOCTYPE html>
    <html lang="ja">
    <head>
      <meta charset="utf-8">
      <title>調べ橋、十年ぶりに開通 | 調べ新報</title>
      <meta property="og:title" content="調べ橋、十年ぶりに開通 | 調べ新報">
      <meta property="og:site_name" content="調べ新報">
      <meta property="og:url" content="https://example.jp/bridge?utm=1">
      <meta property="article:tag" content="交通"><meta property="article:tag" content="橋">
      <link rel="stylesheet" href="a.css"><link rel="canonical" href="https://example.jp/bridge">
      <script>document.write("<p>これは本文ではない。これは本文ではない。これは本文ではない。</p>")</script>
      <script type="application/ld+json">
      {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"調べ新報"},
       {"@type":"NewsArticle","headline":"調べ橋、十年ぶりに開通","datePublished":"2026-03-01T09:30:00+09:00",
        "author":[{"@type":"Person","name":"林 一心"},{"@type":"Person","name":"山田花子"}],
        "publisher":{"@type":"Organization","name":"調べ新報社"}}]}
      </script>
      <style>.x { color: red }</style>
    </head>
    <body>
    <header><a href="/">調べ新報</a></header>
    <nav><ul><li><a href="/a">社会</a></li><li><a href="/b">経済</a></li></ul></nav>
    <main>
    <article>
      <header><h1>調べ橋、<br>十年ぶりに開通</h1><time datetime="2026-03-01">3月1日</time></header>
      <div class="sns-share"><a href="#">シェアする</a><a href="#">ポスト</a></div>
      <p>調べ市は一日、<ruby>調<rp>(</rp><rt>しら</rt><rp>)</rp></ruby>べ橋を十年ぶりに
        開いた。渡り初めには三千人が<em>並</em><b>んだ</b>。 The&nbsp;mayor
        spoke.</p>
      <p>工事は嵐で二度止まった。&lt;再開&gt;は昨年の春だった。<span hidden>見えない</span></p>
      <table><tr><th>年</th><td>人</td></tr><tr><th>2016</th><td>18,500</td></tr></table>
      <ul><li>一つ目</li><li>二つ目</li></ul>
      <aside>関連記事：古い橋の話をもう一度読むことができます。</aside>
      <p style="display: none">隠れた段落です。</p>
      <pre>
    時刻  09:30
    天気  晴れ
    </pre>
    </article>
    </main>
    <footer>Copyright 調べ新報社</footer>
    </body></html>
    """

  static let japaneseBody = """
    調べ市は一日、調べ橋を十年ぶりに開いた。渡り初めには三千人が並んだ。 The mayor spoke.

    工事は嵐で二度止まった。<再開>は昨年の春だった。

    年\t人
    2016\t18,500

    一つ目
    二つ目

    時刻  09:30
    天気  晴れ
    """

  /// A page without marks: the text is in the densest block, the title has the site's name behind it.
  static let unmarked = """
    <html><head><title>洋上风电并网送电 - 调报</title><meta name="author" content="林一心">
    <meta name="keywords" content="能源，风电, 海洋"><meta name="pubdate" content="2026年2月4日 09:30"></head>
    <body><div id="top"><a href="/">首页</a> &gt; <a href="/s">社会</a></div>
    <table width="900"><tr><td valign="top"><a href="1">新闻一：今天的天气和明天的天气都很好很好很好</a><br>
    <a href="2">新闻二：市场里的水果比去年便宜了不少不少不少不少</a></td><td>
    <div class="w"><font size="2">
    海上的风力发电机从一日开始送电，第一批电力可以供三万户家庭使用。<br><br>
    渔民协会用了十年时间与公司商量，最后同意在两台机器之间留出航道。
    <p>公司说，明年还要再建二十台，全部由本地的工厂制造。</p>
    </font></div></td></tr></table>
    <div class="bottom"><a href="x">关于我们</a> <a href="y">联系方式</a></div></body></html>
    """
}
