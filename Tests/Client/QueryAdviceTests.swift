import ShirabeJSON
import ShirabeModel
import Testing

@testable import ShirabeTerminal

struct QueryAdviceTests {
  static let empty: JSON = {
    var result = Samples.result([], matched: "all").object ?? .init()
    result["terms"] = [["text": "コロンピア", "total": 0], ["text": "麻薬\u{1B}", "total": 1], ["text": "x", "total": 12]]
    result["suggestions"] = [
      ["kind": "spelling", "query": "コロンビア 麻薬", "total": 12], ["kind": "drop", "query": "\"a b\" -c", "total": 1],
      ["kind": "any", "query": "it's", "total": 3],
    ]
    return .object(result)
  }()

  @Test func helpsWhereNothingWasFound() throws {
    let (run, _) = try Run.asking(["search", "コロンピア 麻薬"], .success(Self.empty))
    #expect(
      run.errors == """
        shirabe: articles that each term finds by itself:
          コロンピア   0
          麻薬\u{FFFD}        1
          x           12
        try: shirabe search コロンビア 麻薬  # 12 articles
        try: shirabe search '"a b" -c'  # 1 article
        try: shirabe search --match any 'it'\\''s'  # 3 articles

        """)
    #expect(run.output == "0 of 0 articles, 153 µs\n" && run.status == 1)
  }

  static let commands: [([String], String)] = [
    (["phrase", "x"], "try: shirabe phrase コロンビア 麻薬  #"),
    (["search", "--match", "any", "x"], "try: shirabe search --match any コロンビア 麻薬  #"),
    (["search", "--match", "all", "x"], "try: shirabe search コロンビア 麻薬  #"),
  ]

  @Test(arguments: commands)
  func theCommandsAskAsBefore(arguments: [String], line: String) throws {
    let (run, _) = try Run.asking(arguments, .success(Self.empty))
    #expect(run.errors.contains("\n\(line)") && run.errors.contains("\ntry: shirabe search --match any 'it'"))
  }

  @Test func theCommandsNameTheSocketThatWasNamed() throws {
    let daemon = try FakeDaemon { _ in .success(Self.empty) }
    defer { daemon.stop() }
    let run = try Run(["search", "--socket", daemon.path, "x"])
    #expect(run.errors.contains("\ntry: shirabe search --socket \(daemon.path) コロンビア 麻薬  #"))
  }

  @Test(arguments: ["json", "jsonl", "tsv", "ids"])
  func programsAreNotTalkedTo(format: String) throws {
    let (run, _) = try Run.asking(["search", "--format", format, "x"], .success(Self.empty))
    #expect(run.errors == "" && run.status == 1)
    if format == "json" { #expect(run.output == Samples.printed(Self.empty)) }
  }

  static let queries: [(String, String)] = [
    ("コロンビア 麻薬", "コロンビア 麻薬"), ("「公的 機関」", "「公的 機関」"), ("a  b", "'a  b'"), ("", "''"), ("a -b", "a -b"),
    ("a|b", "'a|b'"), ("transl*", "'transl*'"), ("date:>=2025", "'date:>=2025'"), ("date:2025-09..", "date:2025-09.."),
    ("(a OR b)", "'(a OR b)'"), ("it's", #"'it'\''s'"#), ("--all x", "-- --all x"), ("--a|b", "-- '--a|b'"),
    ("$HOME `x` \\ !", #"'$HOME `x` \ !'"#), ("~x #y", "'~x #y'"),
  ]

  @Test(arguments: queries)
  func quotesForAShell(query: String, arguments: String) {
    #expect(ShellWord.arguments(ofQuery: query) == arguments)
  }
}
