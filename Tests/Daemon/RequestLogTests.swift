import Glibc
import ShirabeJSON
import ShirabeTestSupport
import Testing

/// What the daemon says of requests.
struct RequestLogTests {
  @Test func tellsOfEveryRequestAtDebugButNotOfArticles() throws {
    let daemon = try RunningDaemon(
      SampleArticles.special(), arguments: ["--log-level", "debug", "--log-format", "json"])
    let client = try daemon.connect()
    _ = try client.call("search", ["query": "灯台"])
    _ = try client.reply(to: "search", ["query": "(灯台"])
    try daemon.log(with: "-32001")
    let lines = try daemon.program.errors.split(separator: "\n").map { try JSON(parsing: String($0)) }
    let requests = lines.filter { $0["message"] == "request" && $0["fields"]?["method"] == "search" }
    #expect(requests.map { $0["fields"]?["outcome"] } == ["ok", -32001])
    for request in requests {
      let fields = try #require(request["fields"]?.object)
      #expect(Set(fields.members.map(\.name)) == ["method", "microseconds", "bytes", "outcome", "connection"])
    }
    #expect(!daemon.program.errors.contains("灯台"))
  }

  /// A search of many requests at once on one thread takes long enough for the last of them.
  @Test func tellsOfSlowRequestsWithTheirQuery() throws {
    let daemon = try RunningDaemon(
      SampleArticles.all(), arguments: ["--set", "log.slowMilliseconds=1", "--set", "search.threads=1"])
    let client = try daemon.connect()
    let query = "会議\u{1B}[31m"
    for _ in 0..<300 { try client.send(request("search", ["query": .string(query), "limit": 60])) }
    for _ in 0..<300 { _ = try client.reply() }
    let line = try daemon.log(with: "slow request")
    #expect(line.contains(" notice ") && line.contains(#"query="会議\u001b[31m""#), "\(line)")
  }

  /// Whatever the libraries say of the daemon's parts, its environment is nobody's business.
  @Test(arguments: ["trace", "debug"])
  func doesNotTellTheEnvironment(level: String) throws {
    let daemon = try RunningDaemon(arguments: ["--log-level", level], environment: ["TOKEN": "open-sesame"])
    daemon.program.send(signal: SIGTERM)
    #expect(try daemon.program.status() == 0)
    #expect(daemon.program.errors.contains("ending") && !daemon.program.errors.contains("open-sesame"))
  }

  @Test func saysNothingOfSlowRequestsWhereNotWanted() throws {
    let daemon = try RunningDaemon(SampleArticles.all(), arguments: ["--set", "log.slowMilliseconds=0"])
    let client = try daemon.connect()
    for _ in 0..<300 { try client.send(request("search", ["query": "会議", "limit": 60])) }
    for _ in 0..<300 { _ = try client.reply() }
    #expect(!daemon.program.errors.contains("slow request"))
  }
}
