import Dispatch
import Logging
import ShirabeConfiguration
import ShirabeJSON
import ShirabeModel
import ShirabeSQLite
import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon
@testable import ShirabeService

/// Lines that nobody would send: whatever comes, nothing traps, every reply is one, and the next request is answered.
///
/// `SHIRABE_FUZZ_INPUTS=1000000 swift test --filter ProtocolFuzzTests` tries more, `SHIRABE_FUZZ_SEED=2` tries others.
struct ProtocolFuzzTests {
  /// Cut into lines and answered in this process, with an index below.
  @Test func answersWhateverALineHolds() throws {
    let run = FuzzRun(inputCount: 1500)
    let mutator = try ProtocolFuzzing.mutator(seed: run.seed)
    let folder = try TemporaryFolder()
    let writer = try IndexWriter(path: folder.file("index"), shardCount: 2)
    for article in try SampleArticles.all() { try writer.add(article) }
    _ = try writer.finish()
    let searcher = try IndexSearcherSource(
      path: folder.file("index"), memory: ReadingMemory(cacheKibibytes: 4096, mappedByteCount: 0)
    ).openSearcher()
    let live = LiveConfiguration(DaemonConfiguration())
    let logger = Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() }
    let dispatcher = RequestDispatcher(
      ServerStatistics(), log: RequestLog(logger, live, TroubleLog(logger)), live, connection: 1)
    for number in 0..<run.inputCount {
      let input = mutator.input(number)
      var framer = LineFramer()
      var events = framer.append(input)
      if let last = framer.finish() { events.append(last) }
      for case .line(let line) in events {
        let reply = dispatcher.answer(PendingRequest(line, received: .now()), by: searcher)
        if let complaint = ProtocolFuzzing.complaint(about: reply, to: line) {
          Issue.record("\(complaint); \(FuzzRun.description(number, input))")
        }
      }
    }
  }

  /// Sent to a daemon in pieces, on one connection after the other.
  @Test func livesOnWhateverItIsSent() throws {
    let run = FuzzRun(inputCount: 300)
    let mutator = try ProtocolFuzzing.mutator(seed: run.seed &+ 1)
    let daemon = try RunningDaemon(SampleArticles.all(), shards: 2)
    var random = SplitMix64(seed: run.seed)
    var client = try daemon.connect()
    for number in 0..<run.inputCount {
      if number % 50 == 0 { client = try daemon.connect() }
      let input = mutator.input(number)
      var rest = (input + Array(("\n" + request("ping", id: JSON(-number))).utf8))[...]
      while !rest.isEmpty {
        // Not too small: all of it must have room in the socket, as the replies may have none before they are read.
        let piece = rest.prefix(Int.random(in: 1...max(16, input.count / 8), using: &random))
        try client.send(Array(piece))
        rest = rest.dropFirst(piece.count)
      }
      let last = #"{"jsonrpc":"2.0","id":\#(-number),"result":{}}"#
      do {
        while true {
          guard let line = try client.line() else { throw TestFailure("the connection has ended") }
          if line == last { break }
          if let complaint = ProtocolFuzzing.complaint(about: line.utf8) {
            Issue.record("\(complaint); \(FuzzRun.description(number, input))")
          }
        }
      } catch {
        throw TestFailure("\(error); \(FuzzRun.description(number, input)); \(daemon.program.errors)")
      }
    }
    #expect(try daemon.connect().call("count", ["query": "会議"]) == ["total": 60])
    #expect(daemon.program.isRunning)
  }
}
