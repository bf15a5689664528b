import ShirabeJSON
import ShirabeModel
import Testing

@testable import ShirabeTerminal

/// How hits are printed by templates, fields, links and widths.
struct OutputFormatTests {
  private func run(_ arguments: [String], _ hits: [JSON]) throws -> (run: Run, fields: Set<HitField>) {
    let (run, asked) = try Run.asking(["search"] + arguments + ["x"], .success(Samples.result(hits)))
    return (run, try SearchParameters(asked?.params).fields)
  }

  static let full: JSON = [
    "id": "a/b.txt", "title": "題, \"一\" | 二", "score": 7.31, "author": "水野", "url": "https://example.org/あ?q=a b",
    "language": "ja", "tags": ["港", "建築"], "snippet": ["text": "新しい麻薬の対策", "marks": [[9, 15], [18, 24]]],
  ]

  static let prints: [(arguments: [String], output: String, fields: Set<HitField>)] = [
    (["--print", #"{id}\t{title:>16}\t{score:.1f}"#], "a/b.txt\t   題, \"一\" | 二\t7.3\n", [.id, .title, .score]),
    (["--print", "{id}", "-0"], "a/b.txt\0", [.id]), (["--print", "-"], "-\n", [.id]),
    (["-0", "--format", "ids"], "a/b.txt\0", [.id]), (["--null", "--format", "ids"], "a/b.txt\0", [.id]),
    (
      ["--format", "csv", "--fields", "title,tags,published"],
      "title,tags,published\r\n\"題, \"\"一\"\" | 二\",\"港,建築\",\r\n", [.title, .tags, .published]
    ),
    (["--format", "tsv", "--fields", "language,author"], "ja\t水野\n", [.language, .author]),
    (
      ["--format", "markdown", "--fields", "title,score"],
      "| title | score |\n| --- | ---: |\n| 題, \"一\" \\| 二 | 7.31 |\n", [.title, .score]
    ),
    (
      ["--fields", "title,author,tags"], "題, \"一\" | 二\n  水野  港,建築\n\n1 of 1 article, 153 µs\n",
      [.id, .title, .author, .tags]
    ),
    (["--fields", "url"], "a/b.txt\n  https://example.org/あ?q=a b\n\n1 of 1 article, 153 µs\n", [.id, .url]),
    (
      ["--links", "always", "--fields", "title"],
      "\u{1B}]8;;https://example.org/%E3%81%82?q=a%20b\u{1B}\\題, \"一\" | 二\u{1B}]8;;\u{1B}\\\n\n1 of 1 article, 153 µs\n",
      [.id, .title, .url]
    ),
    (
      ["--width", "9", "--color", "always", "--fields", "snippet"],
      "\u{1B}[1ma/b.txt\u{1B}[0m\n  新しい\n  \u{1B}[1;31m麻薬\u{1B}[0mの\n  \u{1B}[1;31m対策\u{1B}[0m\n\n\u{1B}[2m1 of 1 article, 153 µs\u{1B}[0m\n",
      [.id, .snippet]
    ),
  ]

  static let formulas: JSON = [
    "id": "-1", "title": "=1+1", "score": -1.5, "tags": ["@a", "b"], "snippet": ["text": "港", "marks": []],
  ]

  static let tables: [(arguments: [String], output: String)] = [
    ([], "id,title,score,tags,snippet\r\n-1,=1+1,-1.5,\"@a,b\",港\r\n"),
    (["--csv-safe"], "id,title,score,tags,snippet\r\n\"'-1\",\"'=1+1\",-1.5,\"'@a,b\",港\r\n"),
    (["--csv-safe", "--all"], "id,title,score,tags,snippet\r\n\"'-1\",\"'=1+1\",-1.5,\"'@a,b\",港\r\n"),
  ]

  @Test(arguments: tables)
  func makesFormulasSafeWhereThatIsAskedFor(arguments: [String], output: String) throws {
    let arguments = ["--format", "csv", "--fields", "id,title,score,tags,snippet"] + arguments
    #expect(try run(arguments, [Self.formulas]).run.output == output)
  }

  @Test(arguments: ["text", "json", "jsonl", "tsv", "ids", "markdown"])
  func makesOnlyCSVSafe(format: String) throws {
    let run = try Run(["search", "--csv-safe", "--format", format, "x"])
    #expect(run.status == 2 && run.errors.contains("--csv-safe is for --format csv; \(format) has no place for it."))
  }

  @Test(arguments: prints)
  func printsWhatIsAskedFor(arguments: [String], output: String, fields: Set<HitField>) throws {
    let (run, asked) = try run(arguments, [Self.full])
    #expect(run.output == output && run.errors == "" && run.status == 0)
    #expect(asked == fields)
  }

  @Test func templatesAskForAllTheWordsAndSayNothing() throws {
    let (run, asked) = try Run.asking(["search", "--print", "{id}", "x"], .success(Samples.result([])))
    #expect(run.output == "" && run.errors == "" && run.status == 1)
    #expect(asked?.params?["match"] == nil)
  }

  @Test func listsTheMembersThatATemplateMayName() throws {
    let run = try Run(["search", "--print", "{nope}", "x"])
    #expect(run.status == 2)
    for field in HitField.allCases { #expect(run.errors.contains(field.rawValue)) }
  }

  static let wraps: [(String, Int, [String])] = [
    ("新しい麻薬の対策", 6, ["新しい", "麻薬の", "対策"]), ("新しい。麻薬", 6, ["新し", "い。麻", "薬"]),
    ("「公的」機関", 5, ["「公", "的」", "機関"]), ("one two three", 7, ["one two", "three"]),
    ("one  two", 3, ["one", "two"]), ("abcdefgh", 3, ["abc", "def", "gh"]), ("麻薬 and more", 6, ["麻薬", "and", "more"]),
    ("F-35の訓練", 4, ["F-35", "の訓", "練"]), ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]), ("", 5, []),
    ("漢", 1, ["漢"]), ("漢字", 1, ["漢", "字"]), ("。。。。", 2, ["。", "。", "。", "。"]),
  ]

  @Test(arguments: wraps)
  func breaksLinesWhereTheyMayBe(text: String, columns: Int, lines: [String]) {
    let wrapped = TextWrapper(columns: columns).lines(of: [.init(text: text)])
    #expect(wrapped.map { $0.map(\.text).joined() } == lines)
  }

  static let terminals: [([String: String], Bool)] = [
    ([:], false), (["TERM": "dumb", "VTE_VERSION": "7200"], false), (["TERM": "xterm-256color"], false),
    (["TERM": "xterm-256color", "VTE_VERSION": "7200"], true), (["TERM": "xterm", "VTE_VERSION": "4602"], false),
    (["TERM": "xterm-kitty"], true), (["TERM": "foot"], true), (["TERM": "foot-extra"], true),
    (["TERM": "football"], false),
    (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], true),
    (["TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"], false),
    (["TERM": "screen-256color", "VTE_VERSION": "7200"], false),
    (["TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"], true),
    (["TERM": "screen", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "VTE_VERSION": "7200"], false),
    (["TERM": "xterm-256color", "KONSOLE_VERSION": "220401"], true), (["TERM": "linux", "WT_SESSION": "x"], false),
  ]

  @Test(arguments: terminals)
  func knowsTerminalsThatShowLinks(variables: [String: String], isKnown: Bool) {
    #expect(Hyperlinks.isKnown { variables[$0] } == isKnown)
  }

  private static func hit(_ url: String) -> SearchHit { SearchHit(id: "none", fields: FieldValues(url: url)) }

  static let targets: [(SearchHit, String?)] = [
    (hit("HTTPS://example.org/[1]"), "HTTPS://example.org/[1]"),
    (hit("javascript:alert(1)"), nil), (hit("no scheme"), nil),
    (hit("http://x/\u{1B}\\\u{7}"), "http://x/%1B%5C%07"), (SearchHit(id: "/tmp"), nil),
    (SearchHit(), nil),
  ]

  @Test(arguments: targets)
  func linksToAddressesThatAreSafe(hit: SearchHit, target: String?) {
    #expect(Hyperlinks.target(of: hit) == target)
  }

  @Test func linksToFiles() throws {
    let target = try #require(Hyperlinks.target(of: SearchHit(id: "/proc/../etc/passwd")))
    #expect(target.hasPrefix("file://") && target.hasSuffix("/etc/passwd"))
  }
}
