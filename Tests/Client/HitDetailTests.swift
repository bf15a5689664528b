import ShirabeJSON
import ShirabeModel
import Testing

/// What hits and replies carry only where it is asked for.
struct HitDetailTests {
  private func run(_ arguments: [String], _ result: JSON) throws -> (run: Run, asked: SearchParameters) {
    let (run, asked) = try Run.asking(arguments, .success(result))
    return (run, try SearchParameters(asked?.params))
  }

  static let explained: JSON = [
    "id": "a",
    "explain": [
      "score": 8,
      "terms": [
        [
          "text": "ドナルド・トランプ", "kind": "phrase", "titleFrequency": 1, "bodyFrequency": 12, "documentFrequency": 305,
          "weight": 3.256, "score": 5, "matchedBy": ["width", "middleDot"],
        ],
        [
          "text": "F\u{1B}", "kind": "word-pair", "titleFrequency": 0, "bodyFrequency": 3, "documentFrequency": 7,
          "weight": 10, "score": 2.5, "matchedBy": [],
          "forms": [
            ["text": "F", "origin": "literal", "frequency": 1],
            ["text": "x\u{1B}", "origin": "joined", "frequency": 2],
          ],
        ],
      ], "sentence": ["score": 0.5, "text": "一文。"],
    ],
  ]

  @Test func explainsHitsInAnAlignedTable() throws {
    let (run, asked) = try run(["search", "--explain", "x"], Samples.result([Self.explained]))
    #expect(
      run.output == """
        a
          term                kind       title  body  articles  weight  share  folded
          ドナルド・トランプ  phrase         1    12       305    3.26  62.5%  width, middle dot
          F\u{FFFD}                  word-pair      0     3         7   10.00  31.3%
                              literal                                          F ×1
                              joined                                           x\u{FFFD} ×2
                              sentence                                   6.3%  一文。

        1 of 1 article, 153 µs

        """)
    #expect(asked.explain && run.status == 0)
  }

  @Test(arguments: [("0", "–"), ("1e-308", "–"), ("1e-200", "5e+202%"), ("-4", "-125.0%")])
  func sharesOfOddScoresAreNoTrap(score: String, share: String) throws {
    var hit = Self.explained.object ?? .init()
    var explain = hit["explain"]?.object ?? .init()
    explain["score"] = try JSON(parsing: score)
    hit["explain"] = .object(explain)
    let (run, _) = try run(["search", "--explain", "x"], Samples.result([.object(hit)]))
    #expect(run.output.contains(share) && run.status == 0, "\(run.output)")
  }

  @Test func namesWhatAHitStandsFor() throws {
    let hits: [JSON] = [
      ["id": "a", "duplicates": ["b.txt", "c\u{1B}"], "duplicateCount": 2], ["id": "d"],
      ["id": "e", "duplicates": ["f"], "duplicateCount": 12],
    ]
    let (run, asked) = try run(["search", "--collapse-duplicates", "x"], Samples.result(hits, total: 16))
    #expect(
      run.output == """
        a
          (and 2 like it: b.txt, c\u{FFFD})

        d

        e
          (and 12 like it: f…)

        3 of 16 articles, 153 µs

        """)
    #expect(asked.collapseDuplicates && run.status == 0)
    let json = try self.run(["search", "--collapse-duplicates", "--format", "jsonl", "x"], Samples.result(hits)).run
    #expect(json.output.split(separator: "\n").first ?? "" == hits[0].description)
  }

  static let facets: JSON = [
    "source": [["value": "共同通信", "count": 42], ["value": "Reuters\t", "count": 7]], "tag": [],
  ]

  private static func result(with facets: JSON) -> JSON {
    var result = Samples.result([["id": "a"]]).object ?? .init()
    result["facets"] = facets
    return .object(result)
  }

  @Test func countsFacetsAfterTheHits() throws {
    let arguments = ["search", "--facet", "source", "x", "--facet", "tag"]
    let (run, asked) = try run(arguments, Self.result(with: Self.facets))
    #expect(
      run.output == """
        a

        source
          共同通信  42
          Reuters    7

        tag
          none

        1 of 1 article, 153 µs

        """)
    #expect(asked.facets == [.source, .tag])
    let json = try Run.asking(arguments + ["--format", "json"], .success(Self.result(with: Self.facets))).run
    #expect(json.output == Samples.printed(Self.result(with: Self.facets)))
  }

  @Test(arguments: ["text", "json"])
  func aWalkAsksForFacetsOnce(format: String) throws {
    let daemon = try FakeDaemon { request in
      if request.params?["after"] != nil { return .success(Samples.result([["id": "b"]])) }
      var result = Self.result(with: Self.facets).object ?? .init()
      result["next"] = "a"
      return .success(.object(result))
    }
    defer { daemon.stop() }
    let run = try Run(
      ["search", "--all", "--format", format, "--facet", "source", "x"], ["SHIRABE_SOCKET": daemon.path])
    #expect(daemon.requests.map { $0.params?["facets"] } == [["source"], nil])
    #expect(run.output.contains(format == "text" ? "  共同通信  42\n" : #""facets":{"source":[{"value":"共同"#))
    #expect(run.status == 0)
  }

  @Test func printsEverySnippetAsked() throws {
    let snippet: JSON = ["text": "麻薬の対策", "marks": [[0, 6]]]
    let hit: JSON = ["id": "a", "snippet": snippet, "snippets": [snippet, ["text": "対策", "marks": []]]]
    let arguments = ["search", "--snippets", "2", "--snippet-letters", "40", "x"]
    let (run, asked) = try run(arguments, Samples.result([hit]))
    #expect(run.output.hasPrefix("a\n  麻薬の対策\n  対策\n\n"))
    #expect(asked.snippets == 2 && asked.snippetLetters == 40)
  }

  @Test func printsPositionsInTheUnitAsked() throws {
    let hit: JSON = [
      "id": "a", "snippet": ["text": "𠮷野の𠮷", "marks": [[0, 3], [4, 6]]],
      "positions": ["title": [], "body": [[0, 3], [40, 42]]],
    ]
    let arguments = ["search", "--positions", "--offset-unit", "utf16", "--color", "always", "x"]
    let (run, asked) = try run(arguments, Samples.result([hit]))
    #expect(run.output.contains("\u{1B}[1;31m𠮷野\u{1B}[0mの\u{1B}[1;31m𠮷\u{1B}[0m\n"))
    #expect(run.output.contains("body 0–3, 40–42") && !run.output.contains("title"))
    #expect(asked.positions && asked.offsetUnit == .utf16)
  }

  @Test func aReplyInAnotherUnitIsNotBelieved() throws {
    let hit: JSON = ["id": "a", "snippet": ["text": "憲法", "marks": [[0, 6]]]]
    let arguments = ["search", "--positions", "--offset-unit", "grapheme", "x"]
    let (run, _) = try run(arguments, Samples.result([hit]))
    #expect(run.status == 70 && run.errors.contains("marks of snippet") && run.output == "")
  }
}
