import ShirabeTestSupport
import Testing

@testable import ShirabeArticles

@Suite struct PlainTextTests {
  private func read(_ text: String) throws -> PlainText { PlainText(text, boilerplate: try Boilerplate()) }

  @Test(arguments: SavedPage.all)
  func `a saved page gives its article`(page: SavedPage) throws {
    let text = try read(page.text)
    #expect(text.title == page.title)
    #expect(text.body == page.body)
  }

  @Test(arguments: [
    ("橋が開いた\n\n市は一日、橋を開いた。", "橋が開いた", "市は一日、橋を開いた。"),
    ("橋が開いた\n市は一日、橋を開いた。", "橋が開いた", "市は一日、橋を開いた。"),
    ("  \n橋はいつ開くのか？\n\n市は黙っている。", "橋はいつ開くのか？", "市は黙っている。"),
    ("2026年3月1日\n橋が開いた\n市は橋を開いた。", "橋が開いた", "2026年3月1日\n市は橋を開いた。"),
    ("-----\n橋が開いた\n-----\n市は橋を開いた。", "橋が開いた", "-----\n-----\n市は橋を開いた。"),
    ("市は橋を開いた。\n見出し\n次の文。", "市は橋を開いた", "市は橋を開いた。\n見出し\n次の文。"),
    ("市は開くのか。それとも。", "市は開くのか", "市は開くのか。それとも。"),
    ("「もう渡れる。」市長は言った。", "「もう渡れる。」市長は言った", "「もう渡れる。」市長は言った。"),
    ("橋が開いた", "橋が開いた", "橋が開いた"),
    ("Bridge opens\r\rIt rained.", "Bridge opens", "It rained."),
    ("Mr. J. Doe opened it. It rained.", "Mr. J. Doe opened it", "Mr. J. Doe opened it. It rained."),
    ("다리가 열렸다\n\n시는 다리를 열었다.", "다리가 열렸다", "시는 다리를 열었다."),
    ("시는 다리를 열었다. 비가 왔다.", "시는 다리를 열었다", "시는 다리를 열었다. 비가 왔다."),
    ("橋は開くのか！？雪だ。", "橋は開くのか！？", "橋は開くのか！？雪だ。"),
    ("橋は開く。。。雪だ。", "橋は開く", "橋は開く。。。雪だ。"),
    ("橋は開いた‼雪だ。", "橋は開いた‼雪だ", "橋は開いた‼雪だ。"),
    ("«Мост открыт!» Идёт снег.", "«Мост открыт!»", "«Мост открыт!» Идёт снег."),
    ("\"It opened.\" It rained. So?", "\"It opened.\" It rained", "\"It opened.\" It rained. So?"),
    ("He said \"it opened.\"\nIt rained.", "He said \"it opened.\"", "He said \"it opened.\"\nIt rained."),
  ])
  func `the title is a heading or the first sentence`(text: String, title: String, body: String) throws {
    let read = try read(text)
    #expect(read.title == title)
    #expect(read.body == body)
  }

  @Test(arguments: [
    (
      "雪の降る朝に、市は十年をかけて造った全長千二百メートルの橋を開き、集まった人々は列をなして渡り、対岸の村では太鼓が鳴らされた。",
      "雪の降る朝に、市は十年をかけて造った全長千二百メートルの橋を開き、集まった人々は列をなして渡り…"
    ),
    (
      "調べ市の市長ヘルムート・フォン・ブラウンシュヴァイク(Helmut von Braunschweig)と副市長は橋を開いた記念の式で握手した。",
      "調べ市の市長ヘルムート・フォン・ブラウンシュヴァイク(Helmut von Braunschweig)と副市長は橋を…"
    ),
    (
      "The council of the northern district voted on Tuesday night to open the bridge that took ten years to build.",
      "The council of the northern district voted on Tuesday night…"
    ),
    (
      "市政府星期二晚間通過了歷時十年才完成的跨海大橋通車典禮預算並決定邀請當年參與興建的三百名工人以及他們的家屬一同走過第一公里的橋面作為紀念。",
      "市政府星期二晚間通過了歷時十年才完成的跨海大橋通車典禮預算並決定邀請當年參與興建的三百名工人以及他們的家屬一同走過第一公…"
    ),
    (
      "시의회는 화요일 밤 열 해에 걸쳐 지은 다리를 여는 데 드는 예산을 통과시키고, 다리를 지은 일꾼 삼백 명과 그 가족을 모두 부르기로 했다.",
      "시의회는 화요일 밤 열 해에 걸쳐 지은 다리를 여는 데 드는 예산을 통과시키고…"
    ),
    (
      "橋の建設費は最終的に18,500,000,000円に達したと市は説明しているが、議会では疑問の声も多く聞かれる状況が続いているという話である。",
      "橋の建設費は最終的に18,500,000,000円に達したと市は説明しているが…"
    ),
  ])
  func `a long sentence is cut where a clause or a phrase ends`(text: String, title: String) throws {
    let read = try read(text)
    #expect(read.title == title)
    #expect(read.body == text)
  }

  @Test(arguments: [
    "The council of the northern district voted on Tuesday night to\nopen the bridge that took ten years. It rained all day long.\nNobody minded that at all.",
    "市は三月一日、十年をかけて造った全長千二百メートルの橋を\n開いた。雪の降る中、集まった人々は列をなして渡り、対岸の\n村では太鼓が鳴らされた。",
  ])
  func `the first line of a wrapped paragraph is no heading`(text: String) throws {
    let read = try read(text)
    #expect(read.body == text)
    #expect(read.title?.hasSuffix("to…") == false)
    #expect(read.title?.hasPrefix(text.prefix(20)) == true)
  }

  @Test(arguments: ["", " \n\t\n", "SHARE:\n\nNo Comments\n"])
  func `nothing is left of a page without an article`(text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", text)
    let reader = PlainTextReader(settings: LoadSettings(boilerplate: try Boilerplate()))
    let results = DocumentLoader(path: path, id: "a.txt", reader: reader).results()
    #expect(results.refusals == [LoadError(origin: Origin(path: path), error: .noText)])
  }

  @Test(
    arguments: [
      ([0x61, 0x00, 0x62], ArticleError.notText(byteOffset: 1)),
      ([0xFF, 0xFE, 0x61, 0x00, 0x00, 0x00], .notText(byteOffset: 3)),
      ([1, 2, 3, 4, 5, 0x61], .illegible(reason: "5 of its 6 characters are control characters")),
      ([0x1F, 0x8B, 0x08], .damaged(reason: "it ends before what is compressed in it does")),
      ([UInt8](repeating: 0x61, count: 101), .tooLong(maximumByteCount: 100)),
    ] as [([UInt8], ArticleError)])
  func `what is no text is refused by name`(bytes: [UInt8], error: ArticleError) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.txt", bytes)
    let reader = PlainTextReader(
      settings: LoadSettings(boilerplate: try Boilerplate(), maximumArticleByteCount: 100))
    let loader = DocumentLoader(path: path, id: "a.txt", reader: reader)
    #expect(loader.results().refusals == [LoadError(origin: Origin(path: path), error: error)])
  }

  /// Titles leave out sentence ends, in brackets or after abbreviations, but end nowhere else.
  @Test func `a title ends where a sentence ends`() throws {
    var random = SplitMix64(seed: 12)
    let boilerplate = try Boilerplate()
    var parts = 0
    for _ in 0..<2_000 {
      let text = TextLines.trimmed(random.sentenceText(8).filter { !$0.isNewline }[...])
      guard text.count <= SentenceTitle.maximumCount, let title = PlainText(text, boilerplate: boilerplate).title else {
        continue
      }
      var beginning = ""
      let beginnings = text.sentences.map { sentence in
        beginning += sentence
        return TextLines.trimmed(beginning[...])
      }
      #expect(
        beginnings.contains { $0.hasPrefix(title) && $0.dropFirst(title.count).allSatisfy("。.．｡".contains) },
        "\(text.debugDescription) \(title.debugDescription)")
      if !beginnings.suffix(1).contains(where: { $0.hasPrefix(title) && $0.count < title.count + 2 }) { parts += 1 }
    }
    #expect(parts > 500)
  }

  @Test func `random text never traps and its title is short`() throws {
    var random = SplitMix64(seed: 11)
    let boilerplate = try Boilerplate()
    for _ in 0..<2_000 {
      let text = (0..<6).map { _ in random.mixedText() }.joined(
        separator: ["\n", "。", ". ", "(", "」"].randomElement(using: &random) ?? "")
      let read = PlainText(text, boilerplate: boilerplate)
      #expect((read.title ?? "").count <= 120)
      #expect(read.title == nil || !read.body.isEmpty)
    }
  }
}
