import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Requests that would cost a daemon its stack, its memory or all of its time if nothing bounded them. Each is answered, with
/// a result or an error, and whoever asks after them is served as ever.
@Suite(.daemon(shards: 2, DeadlyArticles.all))
struct QueryOfDeathTests {
  /// What may come of a request: a result, or an error of one of these codes.
  private struct Outcome {
    var mayHaveResult = true
    var codes: [Int64] = [-32003]

    static let any = Outcome()
    static let anyError = Outcome(codes: [-32001, -32002, -32003, -32602, -32600, -32700])
    static let overLimit = Outcome(mayHaveResult: false, codes: [-32002])
    static let unreadable = Outcome(mayHaveResult: false, codes: [-32001])
    static let invalid = Outcome(mayHaveResult: false, codes: [-32602])
  }

  private let client: RawClient

  init() throws { client = try RunningDaemon.ofSuite.connect() }

  /// Each row: what it is, the method, its parameters, and what may come of it.
  private static let deaths: [(String, String, JSON, Outcome)] = [
    ("thousands of terms", "search", ["query": .string(repeated("日 ", 1000))], .overLimit),
    ("more than a query may have", "search", ["query": .string(repeated("日本国の", 1000))], .overLimit),
    ("as many terms as may be", "search", ["query": .string(repeated("あ ", 64))], .any),
    ("brackets to the limit", "search", ["query": .string(repeated("(", 16) + "日" + repeated(")", 16))], .any),
    ("brackets beyond", "search", ["query": .string(repeated("(", 2000) + "日" + repeated(")", 2000))], .overLimit),
    ("brackets that stay open", "search", ["query": .string(repeated("(", 16))], .unreadable),
    (
      "groups within groups", "search",
      ["query": .string(repeated("(日 OR (本 -", 8) + "国" + repeated("))", 8))], .any
    ),
    ("NOT upon NOT", "search", ["query": .string("日 " + repeated("NOT ", 1000) + "本")], .anyError),
    ("minus upon minus", "search", ["query": .string("日 " + repeated("-", 4000) + "本")], .anyError),
    ("all but many", "search", ["query": .string("日 " + repeated("-あ ", 60))], .any),
    ("a prefix of one letter", "search", ["query": "a*"], .any),
    (
      "many prefixes", "search", ["query": .string("abcdefghijklmnopqrstuvwxyz0123456789".map { "\($0)* " }.joined())],
      .any
    ),
    ("the deepest page", "search", ["query": "あ OR 日 OR a*", "offset": 9000, "limit": 1000], .any),
    ("beyond the deepest page", "search", ["query": "日", "offset": 1_000_000_000], .invalid),
    ("too many hits", "search", ["query": "日", "limit": 1_000_000_000], .overLimit),
    (
      "everything of every hit", "search",
      [
        "query": "あ OR 日 OR a*", "limit": 1000, "snippets": 10, "snippetLetters": 1000, "positions": true,
        "explain": true, "offsetUnit": "grapheme", "collapseDuplicates": true,
        "facets": ["year", "month", "source", "tag", "author", "language"],
      ], .any
    ),
    ("a NEAR of everything", "search", ["query": "\"あ ああ あああ ああああ あ ああ あ あ\"~1000"], .any),
    ("a NEAR of huge distance", "search", ["query": "\"あ 日\"~999999999999"], .anyError),
    ("a NEAR of many parts", "search", ["query": .string("\"" + repeated("あ ", 200) + "\"~5")], .overLimit),
    ("a bag of 64 KB", "search", ["query": .string(repeated("日本国", 7282)), "match": "any"], .overLimit),
    ("a bag of 4 KB", "search", ["query": .string(repeated("あ日本", 455)), "match": "any"], .any),
    ("a phrase of 64 KiB", "search", ["query": .string(repeated("あ", 21_845)), "match": "phrase"], .any),
    ("a phrase beyond", "search", ["query": .string(repeated("あ", 21_846)), "match": "phrase"], .overLimit),
    (
      "why a long phrase is not there", "whyNot",
      ["query": .string(repeated("あ", 21_000) + "い"), "id": "same", "match": "phrase"], .any
    ),
    ("why many things are not there", "whyNot", ["query": .string(repeated("ああい OR ", 63) + "い"), "id": "same"], .any),
    ("like a long article", "similar", ["id": "words", "limit": 1000], .any),
    ("like an article of one letter", "similar", ["id": "same", "explain": true, "positions": true], .any),
    ("a suggestion for a huge prefix", "suggest", ["prefix": .string(repeated("灯", 300_000))], .overLimit),
    ("a suggestion for a long prefix", "suggest", ["prefix": .string(repeated("灯", 1365))], .any),
    ("suggestions for one letter", "suggest", ["prefix": "1", "limit": 100], .any),
    ("a huge text to analyze", "analyze", ["text": .string(repeated("日", 300_000))], .overLimit),
    ("64 KiB to analyze", "analyze", ["text": .string(repeated("a\u{301}", 21_845))], .any),
    ("marks upon marks to analyze", "analyze", ["text": .string("a" + repeated("\u{301}\u{323}", 16_000))], .any),
    (
      "an article of a huge id", "get", ["id": .string(repeated("x", 900_000))],
      Outcome(mayHaveResult: false, codes: [-32005])
    ),
    ("a huge id in a filter", "search", ["query": .string("id:" + repeated("x", 4000))], .any),
    ("a count of everything", "count", ["query": .string("a* OR あ OR -日")], .anyError),
    ("deep parameters", "search", ["query": deep(400)], .anyError),
  ]

  private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  private static func deep(_ levels: Int) -> JSON { (0..<levels).reduce(JSON(1)) { inner, _ in .array([inner]) } }

  @Test func costAnErrorAndNeverTheDaemon() throws {
    let daemon = try RunningDaemon.ofSuite
    for (name, method, params, outcome) in Self.deaths {
      var members = params.object?.members ?? []
      // So that a machine under load is not what decides, but none of them may go on for long.
      if !["analyze"].contains(method) { members.append(.init(name: "timeoutMilliseconds", value: 3000)) }
      let reply = try client.reply(to: method, .object(JSON.Object(members)), id: .string(name))
      // What is too deep to be read has no id.
      #expect(reply["id"] == .string(name) || reply["id"] == .null)
      let code = reply["error"]?["code"]?.int64
      if let code {
        #expect(outcome.codes.contains(code), "\(name): \(reply["error"].map(String.init(describing:)) ?? "")")
      } else {
        #expect(outcome.mayHaveResult, "\(name)")
      }
      #expect(try client.call("count", ["query": "灯台"])["total"] == 1, "after \(name)")
    }
    #expect(daemon.program.isRunning)
  }

  /// The same from clients that hang up without waiting: nobody is kept waiting for what they asked.
  @Test func areDroppedWithTheirClients() throws {
    let daemon = try RunningDaemon.ofSuite
    for (name, method, params, _) in Self.deaths {
      let line = request(method, params, id: .string(name))
      // To read what is long takes its time in itself.
      if line.utf8.count < 100_000 { try daemon.connect().send(line + line) }
    }
    #expect(try client.call("count", ["query": "灯台"])["total"] == 1)
  }
}
