import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// What SQLite may take of memory is bounded in a daemon: what needs more is refused, and nothing else suffers from it.
struct SearchMemoryTests {
  /// More than one thread on one shard may have, beside its pages and what is for all, see `SearchMemory`.
  private static let articleByteCount = 340_000_000

  /// As an article of hundreds of megabytes that can hardly be compressed is stored. Its bytes are nobody's text: nothing may
  /// come to look at them, and who did would call them damage.
  private func lengthen(_ id: String, in daemon: RunningDaemon) throws {
    let script = """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1] + "/shard-0.db")
      found = database.execute("UPDATE body SET body = zeroblob(?) WHERE row = (SELECT row FROM article WHERE id = ?)",
                               (int(sys.argv[3]), sys.argv[2]))
      print(found.rowcount)
      database.commit()
      """
    let program = try Program(
      "/usr/bin/python3", ["-c", script, daemon.index, id, String(SearchMemoryTests.articleByteCount)])
    #expect(try program.status() == 0 && program.output == "1\n", "\(program.errors)")
  }

  @Test func whatTakesTooMuchIsRefusedAndTheRestIsServed() throws {
    let daemon = try RunningDaemon(
      [
        Article(id: "long", title: "長い", body: "灯台"), Article(id: "short", title: "短い", body: "岬の灯台の霧笛"),
      ], configuration: "search:\n  threads: 1\nmemory:\n  cacheKibibytes: 64\n")
    let client = try daemon.connect()
    #expect(try client.call("get", ["id": "long"])["body"] == "灯台")
    try lengthen("long", in: daemon)
    for _ in 0..<3 {
      for (method, params): (String, JSON) in [
        ("get", ["id": "long"]), ("search", ["query": "灯台"]), ("search", ["query": "長い", "positions": true]),
        ("whyNot", ["query": "ぬ", "id": "long"]), ("similar", ["id": "long"]),
      ] {
        let error = try client.reply(to: method, params)["error"]
        #expect(error?["code"] == -32002, "\(method) \(params): \(error.map(String.init(describing:)) ?? "")")
        let message = error?["message"]?.string ?? ""
        #expect(message.contains("more memory") && message.contains("ask for less"), "\(message)")
        // On the same connection of the same thread.
        #expect(try client.call("get", ["id": "short"])["body"] == "岬の灯台の霧笛")
        let found = try client.call("search", ["query": "霧笛"])
        #expect(found["total"] == 1 && found["hits"]?.array?.first?["snippet"]?["text"] == "岬の灯台の霧笛")
      }
      // What does not read the long one finds it as ever.
      #expect(try client.call("count", ["query": "灯台"])["total"] == 2)
      #expect(try client.call("search", ["query": "灯台", "fields": ["id"]])["hits"]?.array?.count == 2)
    }
    // Nothing of this is damage.
    #expect(try client.call("status")["ready"] == true)
    #expect(daemon.program.isRunning)
  }
}
