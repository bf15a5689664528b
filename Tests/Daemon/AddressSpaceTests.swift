import Glibc
import ShirabeArticles
import ShirabeJSON
import ShirabeSQLite
import ShirabeTestSupport
import Testing

@testable import ShirabeDaemon

/// A daemon that may take few addresses (`ulimit -v`) says so at the start, or serves: it never ends in between.
struct AddressSpaceTests {
  @Test func needsRoomForEachThread() throws {
    func message(_ mebibytes: Int?, _ threadCount: Int) -> String? {
      do throws(DaemonError) {
        try AddressSpace.check(limit: mebibytes.map { $0 << 20 }, threadCount: threadCount, taken: 100 << 20)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(message(nil, 1000) == nil)
    #expect(message(100_000, 4) == nil)
    #expect(message(150, 1)?.contains("may have 150 MiB of address space and needs ") == true)
    #expect(
      message(150, 1)?.contains("for 1 search thread; raise LimitAS or ulimit -v, or lower search.threads") == true)
    // Each thread more needs more.
    #expect(message(2000, 4) == nil && message(2000, 200)?.contains("for 200 search threads") == true)
  }

  private func start(_ folder: TemporaryFolder, _ mebibytes: Int) throws -> Program {
    try Program(
      "/bin/sh",
      [
        "-c", #"ulimit -v "$1"; shift; exec "$@""#, "sh", "\(mebibytes << 10)", Program.path(of: "shirabed"), "--index",
        folder.file("index"), "--socket", folder.file("socket"),
      ], environment: ["SHIRABE_SEARCH_THREADS": "2", "SHIRABE_SEARCH_TIMEOUT_MILLISECONDS": "60000"])
  }

  /// An index in a file that is long only by a hole behind it: mapped, it takes addresses and nothing else.
  private func index(in folder: TemporaryFolder) throws {
    let writer = try IndexWriter(path: folder.file("index"))
    for number in 0..<50 {
      try writer.add(try Article(id: "a\(number)", title: "題\(number)", body: "港の朝\(number)。船の灯と岬。"))
    }
    try writer.add(try Article(id: "long", title: "長い", body: String(repeating: "港の", count: 20_000)))
    _ = try writer.finish()
    #expect(truncate(folder.file("index/shard-0.db"), 600 << 20) == 0)
  }

  @Test func servesOrSaysThatThereIsTooLittle() throws {
    let folder = try TemporaryFolder()
    try index(in: folder)
    var served = 0
    for mebibytes in stride(from: 250, through: 650, by: 200) {
      let program = try start(folder, mebibytes)
      var client: RawClient?
      try Deadline().wait(for: "an answer or an end with \(mebibytes) MiB") {
        if !program.isRunning { return true }
        client = try? RawClient(folder.file("socket"))
        return client != nil
      }
      guard let client else {
        #expect(try program.status() == 74, "\(mebibytes) MiB: \(program.errors)")
        #expect(program.errors.contains("MiB of address space and needs"), "\(program.errors)")
        #expect(served == 0, "\(mebibytes) MiB are refused, though fewer were enough")
        continue
      }
      served += 1
      for (method, params): (String, JSON) in [
        ("search", ["query": "港", "limit": 1000, "snippets": 3, "positions": true]),
        ("search", ["query": "の 港", "match": "any", "facets": ["source"]]), ("get", ["id": "long"]),
        ("search", ["query": "港の港の", "match": "phrase", "collapseDuplicates": true]), ("similar", ["id": "a1"]),
        ("whyNot", ["query": "ぬ", "id": "long"]), ("suggest", ["prefix": "港"]), ("status", [:]),
      ] {
        let reply = try client.reply(to: method, params)
        #expect(
          reply["result"] != nil || reply["error"]?["code"] == -32002, "\(mebibytes) MiB, \(method): \(reply)")
      }
      program.send(signal: SIGTERM)
      #expect(try program.status() == 0, "\(mebibytes) MiB: \(program.errors)")
    }
    #expect(served > 0)
  }
}
