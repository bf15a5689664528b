import Foundation
import GRDB
import ShirabeArticles
import ShirabeJSON
import ShirabeTestSupport
import Testing

@testable import ShirabeSQLite

/// The daemon of an index whose last rows are very high numbers.
@Suite struct WornDaemonTests {
  @Test func aDaemonOfAWornIndexIsReadyInUsualMemory() throws {
    let daemon = try RunningDaemon([Article(id: "a", body: "灯台")])
    let client = try daemon.connect()
    #expect(try client.call("count", ["query": "灯台"]) == ["total": 1])
    let shard = try ShardConnection.openToWrite(daemon.index + "/shard-0.db")
    try shard.queue.write { database in
      var state = try ShardState(database)
      state.lastRow = ShardState.highestRow - 9
      state.generation += 1
      try state.update(database)
    }
    try shard.queue.close()
    try daemon.write([Article(id: "b", body: "灯台の光"), Article(id: "c", body: "灯台の影")])
    for match in ["all", "any"] {
      let reply = try client.call("search", ["query": "灯台", "match": .string(match)])
      #expect(reply["total"] == 3, "\(reply)")
    }
    #expect(try client.call("status")["ready"] == true)
    let another = try daemon.startAnother(at: daemon.folder.file("second"))
    try RunningDaemon.wait(for: another, at: daemon.folder.file("second"))
    for program in [daemon.program, another] {
      let text = try String(contentsOfFile: "/proc/\(program.identifier)/status", encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
      let kibibytes = try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
      #expect(kibibytes < 512 << 10, "\(line)")
    }
  }
}
