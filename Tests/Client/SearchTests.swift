import ShirabeJSON
import ShirabeModel
import Testing

@testable import ShirabeTerminal

struct SearchTests {
  private func run(_ arguments: [String], _ result: JSON) throws -> (run: Run, asked: JSON?) {
    let (run, asked) = try Run.asking(arguments, .success(result))
    return (run, asked?.params)
  }

  @Test func printsTextForPeople() throws {
    let (run, asked) = try run(["search", "麻薬", "対策"], Samples.result([Samples.hit], total: 42))
    #expect(run.output == "麻薬対策\n  a.txt  2026-02-04  見本\n  新しい麻薬の対策\n\n1 of 42 articles, 153 µs\n")
    #expect(run.errors == "" && run.status == 0)
    #expect(asked?["query"] == "麻薬 対策")
    #expect(asked?["match"] == "auto")
  }

  @Test func marksMatchesInColor() throws {
    let arguments = ["search", "--color", "always", "麻薬"]
    let (run, _) = try run(arguments, Samples.result([Samples.hit]))
    #expect(run.output.contains("新しい\u{1B}[1;31m麻薬\u{1B}[0mの\u{1B}[1;31m対策\u{1B}[0m\n"))
  }

  @Test func saysWhereOnlyTheNearestWereFound() throws {
    let (run, _) = try run(["search", "x y"], Samples.result([Samples.hit], matched: "any"))
    #expect(run.errors == "shirabe: no article has all the words; nearest:\n")
    #expect(run.output.contains("a.txt") && run.status == 1)
  }

  @Test func printsNothingButTheSumWhereNothingWasFound() throws {
    let (run, _) = try run(["search", "x"], Samples.result([], matched: "any"))
    #expect(run.output == "0 of 0 articles, 153 µs\n" && run.errors == "" && run.status == 1)
  }

  @Test func sendsNoControlCharactersInText() throws {
    let (run, _) = try run(["search", "x"], Samples.result([Samples.hostileHit]))
    #expect(run.output == "a\u{FFFD}[31mb c d\\e\n  b\n  x\u{FFFD}y\u{FFFD}z\u{FFFD}  \n\n1 of 1 article, 153 µs\n")
  }

  static let formats: [(String, String, [String])] = [
    ("ids", "a.txt\nb\n", ["id"]),
    (
      "tsv",
      "a.txt\t7.31\t2026-02-04\t見本\t麻薬対策\t新しい麻薬の対策\n"
        + "b\t1.0\t\t\ta\u{1B}[31mb\\tc\\nd\\\\e\tx\u{9B}y\u{202E}z\u{7F}\\r\\n\n",
      ["id", "title", "score", "published", "source", "snippet"]
    ),
    ("jsonl", "\(Samples.hit)\n\(Samples.hostileHit)\n", []),
    ("json", Samples.printed(Samples.result([Samples.hit, Samples.hostileHit])), []),
    (
      "csv",
      "id,score,published,source,title,snippet\r\na.txt,7.31,2026-02-04,見本,麻薬対策,新しい麻薬の対策\r\n"
        + "b,1.0,,,\"a\u{1B}[31mb\tc\nd\\e\",\"x\u{9B}y\u{202E}z\u{7F}\r\n\"\r\n",
      ["id", "title", "score", "published", "source", "snippet"]
    ),
    (
      "markdown",
      """
      | title | id | published | source | snippet |
      | --- | --- | --- | --- | --- |
      | 麻薬対策 | a.txt | 2026-02-04 | 見本 | 新しい**麻薬**の**対策** |
      | a\u{1B}\\[31mb c d\\\\e | b |  |  | x\u{9B}y\u{202E}z\u{7F}   |

      """, ["id", "title", "published", "source", "snippet"]
    ),
  ]

  @Test(arguments: formats)
  func printsForPrograms(format: String, output: String, fields: [String]) throws {
    let (run, asked) = try run(
      ["phrase", "--format", format, "麻薬"], Samples.result([Samples.hit, Samples.hostileHit]))
    #expect(run.output == output)
    #expect(run.errors == "" && run.status == 0)
    #expect(asked?["match"] == "phrase")
    #expect(
      Set(asked?["fields"]?.array?.compactMap(\.string) ?? []) == Set(["tsv", "csv"].contains(format) ? [] : fields))
  }

  @Test func programsAskForAllTheWords() throws {
    let (run, asked) = try run(["search", "--format=ids", "x"], Samples.result([]))
    #expect(run.output == "" && run.status == 1)
    #expect(asked?["match"] == nil)
  }

  @Test func passesTheOptionsOn() throws {
    let (_, asked) = try run(
      [
        "search", "x", "--match", "any", "--limit", "3", "--offset=4", "--sort", "newest", "--fields", "id,tags",
        "--format",
        "json", "-対策",
      ], Samples.result([]))
    let parameters = try SearchParameters(asked)
    #expect(
      parameters
        == SearchParameters(
          query: "x -対策", match: .any,
          page: PageParameters(limit: 3, offset: 4, sort: .newest, fields: [.id, .tags])))
  }

  @Test(arguments: ["json", "jsonl", "ids", "text"])
  func walksEveryMatchByTheCursor(format: String) throws {
    let daemon = try FakeDaemon { request in
      switch request.params?["after"]?.string {
      case nil: .success(Samples.result([["id": "a"], ["id": "b"]], total: 3, next: "b"))
      case "b": .success(Samples.result([["id": "c"]], total: 3))
      default: .failure(ReplyError(.internalError, message: "unexpected"))
      }
    }
    defer { daemon.stop() }
    let run = try Run(["search", "--all", "--format", format, "x"], ["SHIRABE_SOCKET": daemon.path])
    let outputs = [
      "json":
        #"{"format":1,"hits":[{"id":"a"},{"id":"b"},{"id":"c"}],"total":3,"matched":"all","tookMicroseconds":306,"generation":17}"#
        + "\n",
      "jsonl": "{\"id\":\"a\"}\n{\"id\":\"b\"}\n{\"id\":\"c\"}\n", "ids": "a\nb\nc\n",
      "text": "a\n\nb\n\nc\n\n3 of 3 articles, 306 µs\n",
    ]
    #expect(run.output == outputs[format])
    #expect(run.status == 0)
    #expect(daemon.requests.map { $0.params?["sort"] } == ["id", "id"])
    #expect(daemon.requests.map { $0.params?["match"] } == [nil, nil])
  }

  @Test func showsThePlaceInAQueryThatCannotBeRead() throws {
    let daemon = try FakeDaemon { _ in
      .failure(.queryNotUnderstood(offset: 7, reason: "a quotation mark is not closed"))
    }
    defer { daemon.stop() }
    let run = try Run(["search", "憲法 \"x"], ["SHIRABE_SOCKET": daemon.path])
    #expect(run.status == 2 && run.output == "")
    #expect(
      run.errors == "shirabe: the query cannot be read at byte 7: a quotation mark is not closed\n  憲法 \"x\n       ^\n")
  }

  @Test func printsNotesOnStandardError() throws {
    var result = Samples.result([Samples.hit]).object ?? .init()
    result["notes"] = ["「…」 has nothing to search for"]
    let (run, _) = try run(["search", "x"], .object(result))
    #expect(run.errors == "shirabe: note: 「…」 has nothing to search for\n")
  }
}
