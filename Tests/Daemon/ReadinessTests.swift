import ShirabeJSON
import ShirabeTestSupport
import Testing

/// Whether the daemon is ready is found out by a search, and not remembered.
struct ReadinessTests {
  /// Spoils the postings of every shard, of which the rest stays readable.
  private static let spoil = """
    import sqlite3, sys, glob
    for path in glob.glob(sys.argv[1] + "/*"):
        if not open(path, "rb").read(6) == b"SQLite": continue
        database = sqlite3.connect(path)
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%fts5%'")]
        for table in tables: print(database.execute(f"UPDATE {table}_data SET block = x'00' WHERE id > 10").rowcount)
        database.commit()
    """

  @Test func isNotReadyWhileSearchesFail() throws {
    let daemon = try RunningDaemon(SampleArticles.special())
    let client = try daemon.connect()
    #expect(try client.call("status")["ready"] == true)
    let spoiling = try Program("/usr/bin/python3", ["-c", ReadinessTests.spoil, daemon.index])
    #expect(try spoiling.status() == 0, "\(spoiling.errors)")
    #expect(!spoiling.output.isEmpty && !spoiling.output.contains("0"), "no shard was spoilt")
    let reply = try client.reply(to: "count", ["query": "灯台"])
    #expect(reply["error"]?["code"] == -32006, "\(reply)")
    #expect(try client.call("status")["ready"] == false)
    let metrics = try #require(try client.call("metrics")["text"]?.string)
    #expect(try PrometheusChecker.families(metrics)["shirabe_ready"]?[""] == 0)
    #expect(try client.call("ping") == [:])
    let another = try daemon.startAnother(at: daemon.folder.file("second"))
    try Deadline().wait(for: "the log of the other daemon") {
      another.errors.contains("does not answer a search") || !another.isRunning
    }
    #expect(another.errors.contains("does not answer a search"), "\(another.errors)")
  }
}
