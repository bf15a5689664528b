import ShirabeArticles
import ShirabeConfiguration
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

/// Subscriptions of a daemon whose index is another from one moment to the next, or cannot be read for a while.
struct ReplacedSubscriptionTests {
  private func write(_ path: String, _ ids: [String]) throws {
    let writer = try IndexWriter(path: path)
    for id in ids { try writer.add(Article(id: id, body: "港")) }
    _ = try writer.finish()
  }

  @Test func tellsOfAnotherIndexAndOfFailures() async throws {
    let folder = try TemporaryFolder()
    let paths = (folder.file("first"), folder.file("second"))
    try write(paths.0, ["a"])
    try write(paths.1, ["x", "y"])
    let source = try SwitchedSearcher.Source(paths.0, paths.1)
    try await ServerInProcess.serving(source, DaemonConfiguration()) { server in
      let client = try server.connect()
      func next(_ method: String) throws -> JSON {
        let value = try client.reply()
        #expect(value["method"]?.string == method, "\(value)")
        #expect(try Schema(named: method).problems(in: value) == [], "\(value)")
        return value["params"] ?? nil
      }
      func ids(_ params: JSON) -> [String] { (params["hits"]?.array ?? []).compactMap { $0["id"]?.string } }

      let begun = try client.call("subscribe", ["query": "港"])
      source.switch(to: 1)
      let rebuilt = try next("rebuilt")
      #expect(rebuilt["generation"] == 0 && rebuilt["indexId"] != begun["indexId"])
      let all = try next("match")
      #expect(ids(all) == ["x", "y"] && all["indexId"] == rebuilt["indexId"])

      // Told once, however often it is tried.
      source.switch(to: nil)
      #expect(try next("failed")["error"]?["code"] == -32006)
      try write(paths.1, ["z"])
      source.switch(to: 1)
      #expect(ids(try next("match")) == ["z"])

      source.switch(to: nil)
      #expect(try next("failed")["error"]?["code"] == -32006)
      source.switch(to: 0)
      #expect(try next("rebuilt")["indexId"] == begun["indexId"])
      #expect(ids(try next("match")) == ["a"])
    }
  }
}
