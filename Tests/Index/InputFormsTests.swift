import Foundation
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// The same articles saved in many forms: each gives the same hits with the same scores.
@Suite struct InputFormsTests {
  private struct Sample {
    let name: String
    let title: String
    let paragraphs: [String]

    var text: String { title + "\n\n" + paragraphs.joined(separator: "\n\n") + "\n" }
  }

  /// A hit without its id, which is that of the form.
  private struct Hit: Equatable {
    let title: String?
    let score: Double
  }

  private struct Outcome: Equatable {
    let total: Int
    let hits: [Hit]
  }

  private static let samples = [
    Sample(
      name: "bridge", title: "調べ橋が十年ぶりに開通",
      paragraphs: [
        "調べ市は２０２６年３月１４日、調べ川に架かる調べ橋の開通式を開いた。ドナルド・ハリソン(Donald Harrison)技師ら18,500人が渡り初めをした。",
        "橋は長さ420メートル。工事費は約1,250万円で、麦畑の間を通る道と結ばれる。", "市長は「川の両岸が一つになる」と話した。",
      ]),
    Sample(
      name: "market", title: "港の朝市に二千人",
      paragraphs: [
        "港の朝市が3月8日に開かれ、およそ2千人が訪れた。マリア・ハリソン氏は麦の菓子を売った。", "次の朝市は橋の開通に合わせて14日に開かれる。",
      ]),
  ]

  private static let queries = [
    "橋", "朝市 麦", "ドナルド・ハリソン", "ハリソン", "\"Donald Harrison\"", "18500", "1,250万円", "2026年3月14日", "開通", "橋 -港", "title:朝市",
    "むぎ", "共有", "総合", "なし",
  ]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func convert(_ path: String, to encoding: String) throws {
    let output = path + ".converted"
    #expect(try Program("/usr/bin/iconv", ["-f", "UTF-8", "-t", encoding, "-o", output, path]).status() == 0)
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: output, toPath: path)
  }

  private func compress(_ path: String) throws {
    #expect(try Program("/bin/gzip", ["-q", path]).status() == 0)
  }

  /// Indexes what was written below the form's name and asks everything.
  private func outcomes(_ form: String) throws -> [String: Outcome] {
    let index = folder.file("index-" + form)
    let program = try Program("shirabe-index", ["--index", index, folder.file(form)])
    #expect(try program.status() == 0, "\(form): \(program.errors)")
    #expect(program.output.hasPrefix("2 added"), "\(form): \(program.output)")
    #expect(program.errors.isEmpty, "\(form): \(program.errors)")
    let searcher = try IndexSearcherSource(path: index).openSearcher()
    return try Self.queries.reduce(into: [:]) { all, query in
      let result = try searcher.search(SearchRequest(query: query, match: .all, parts: .header))
      all[query] = Outcome(total: result.total, hits: result.hits.map { Hit(title: $0.header?.title, score: $0.score) })
    }
  }

  private static func page(_ sample: Sample, encoding: String) -> String {
    let paragraphs = sample.paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="ja"><head><meta charset="\(encoding)"><title>\(sample.title) | 調べ新報</title></head><body>
      <header><nav><ul><li><a href="/">総合</a></li><li><a href="/c">文化</a></li></ul></nav></header>
      <main><article><h1>\(sample.title)</h1>
      <div class="share-buttons"><a href="#">共有</a><a href="#">保存</a></div>
      \(paragraphs.replacing("麦", with: "<ruby>麦<rp>（</rp><rt>むぎ</rt><rp>）</rp></ruby>"))
      </article></main>
      <aside><h2>関連記事</h2><a href="/1">総合の橋</a></aside><footer>調べ新報社</footer></body></html>
      """
  }

  private static func feed(encoding: String) -> String {
    let items = samples.map { sample in
      """
      <item><title>\(sample.title)</title><guid>urn:\(sample.name)</guid><description>総合</description>
      <content:encoded><![CDATA[\(sample.paragraphs.map { "<p>\($0)</p>" }.joined())]]></content:encoded></item>
      """
    }
    return """
      <?xml version="1.0" encoding="\(encoding)"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>調べ新報</title>
      \(items.joined(separator: "\n"))</channel></rss>
      """
  }

  private func write(_ form: String) throws {
    if form == "feed" || form == "feed-sjis-gz" {
      let isOld = form != "feed"
      let path = try folder.write("\(form)/news.xml", Self.feed(encoding: isOld ? "Shift_JIS" : "UTF-8"))
      if isOld {
        try convert(path, to: "CP932")
        try compress(path)
      }
      return
    }
    for sample in Self.samples {
      switch form {
      case "text": try folder.write("text/\(sample.name).txt", sample.text)
      case "gz": try compress(try folder.write("gz/\(sample.name).txt", sample.text))
      case "html": try folder.write("html/\(sample.name).html", Self.page(sample, encoding: "utf-8"))
      case "html-euc-gz":
        let path = try folder.write("\(form)/\(sample.name).html", Self.page(sample, encoding: "euc-jp"))
        try convert(path, to: "EUC-JP-MS")
        try compress(path)
      case "markdown":
        let text = sample.paragraphs.joined(separator: "\n\n").replacing("麦", with: "**麦**")
        try folder.write("markdown/\(sample.name).md", "---\ntitle: \(sample.title)\ntags: [橋, 港]\n---\n\n\(text)\n")
      default: try convert(try folder.write("\(form)/\(sample.name).txt", sample.text), to: form)
      }
    }
  }

  @Test func `the same articles give the same hits and scores in every form`() throws {
    try write("text")
    let expected = try outcomes("text")
    #expect(expected["ハリソン"]?.total == 2)
    #expect(expected["18500"]?.total == 1)
    #expect(["むぎ", "共有", "総合", "なし"].allSatisfy { expected[$0]?.total == 0 })
    for form in [
      "CP932", "EUC-JP-MS", "ISO-2022-JP-3", "UTF-16", "GB18030", "gz", "html", "html-euc-gz", "markdown", "feed",
      "feed-sjis-gz",
    ] {
      try write(form)
      #expect(try outcomes(form) == expected, "\(form)")
    }
  }

  @Test func `what stands around the text of many pages is left out of all`() throws {
    for number in 0..<12 {
      try folder.write(
        "site/\(number).html",
        """
        <html><title>第\(number)の橋</title><body><div>調べ新報 電子版</div><div><p>第\(number)の橋は市の北にあり、\
        長さは\(number)百メートルである。川を渡る人は毎日増えている。</p><p>橋のたもとには\(number)軒の店がある。</p></div>
        <div>写すことを禁じます</div></body></html>
        """)
    }
    let index = folder.file("index")
    let program = try Program("shirabe-index", ["--index", index, folder.file("site")])
    #expect(try program.status() == 0)
    #expect(program.output.hasPrefix("12 added"))
    let searcher = try IndexSearcherSource(path: index).openSearcher()
    func total(_ phrase: String) throws -> Int {
      try searcher.search(SearchRequest(query: phrase, match: .phrase, parts: [])).total
    }
    #expect(try (total("電子版"), total("禁じます"), total("市の北にあり"), total("軒の店")) == (0, 0, 12, 12))
  }

  @Test func `a page comes through a pipe`() throws {
    let pipe = folder.file("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    let program = try Program("shirabe-index", ["--index", folder.file("index"), pipe])
    let descriptor = open(pipe, O_WRONLY)
    try #require(descriptor >= 0)
    let page = Array(Self.page(Self.samples[0], encoding: "utf-8").utf8)
    #expect(Foundation.write(descriptor, page, page.count) == page.count)
    close(descriptor)
    #expect(try program.status() == 0)
    let searcher = try IndexSearcherSource(path: folder.file("index")).openSearcher()
    #expect(try searcher.search(SearchRequest(query: "title:調べ橋", match: .all, parts: [])).total == 1)
    #expect(try searcher.search(SearchRequest(query: "div", match: .all, parts: [])).total == 0)
  }

  @Test(arguments: ["page.html", "page.md", "feed.rss", "page"])
  func `a bomb of any format is refused before it is held`(name: String) throws {
    let path = try folder.write(name, Array("<html><p>".utf8) + [UInt8](repeating: 0x61, count: 70 << 20))
    try compress(path)
    let program = try Program("shirabe-index", ["--index", folder.file("index"), path + ".gz"])
    #expect(try program.status() == 1)
    #expect(program.errors.contains("\(name).gz: longer than "))
    #expect(program.errors.contains("--max-article"))
  }

  @Test func `a page has as many bytes as any article at most`() throws {
    try folder.write("in/fits.html", "<p>" + String(repeating: "a ", count: 500))
    try folder.write("in/over.html", "<p>" + String(repeating: "a ", count: 600))
    let program = try Program(
      "shirabe-index", ["--index", folder.file("index"), "--max-article", "1100", folder.file("in")])
    #expect(try program.status() == 1)
    #expect(program.errors.contains("over.html: longer than 1100 bytes"))
    #expect(program.output.hasPrefix("1 added"))
  }
}
