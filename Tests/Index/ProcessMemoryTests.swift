import GRDB
import Glibc
import ShirabeArticles
import Testing

@testable import ShirabeSQLite

/// What searches may take follows from what the process may have.
struct ProcessMemoryTests {
  static let groups: [(list: String, files: [String: String], bytes: Int?)] = [
    ("0::/\n", [:], nil), ("", [:], nil), ("nonsense\n", [:], nil),
    ("0::/a.slice/b.service\n", ["/sys/fs/cgroup/a.slice/b.service/memory.max": "max\n"], nil),
    ("0::/a.slice/b.service\n", ["/sys/fs/cgroup/a.slice/b.service/memory.max": "1000\n"], 1000),
    // The least of what is around it counts.
    (
      "0::/a.slice/b.service\n",
      [
        "/sys/fs/cgroup/a.slice/b.service/memory.max": "3000\n", "/sys/fs/cgroup/a.slice/memory.max": "2000\n",
        "/sys/fs/cgroup/memory.max": "4000\n",
      ], 2000
    ),
    ("0::/a\n", ["/sys/fs/cgroup/a/memory.max": "3000\n", "/sys/fs/cgroup/a/memory.high": "2500\n"], 2500),
    // In a namespace of its own, where the path is not to be found.
    ("0::/../other\n", ["/sys/fs/cgroup/memory.max": "700\n"], 700),
    // The first version, beside the second.
    (
      "4:cpu,memory:/x\n0::/\n",
      [
        "/sys/fs/cgroup/memory/x/memory.limit_in_bytes": "900\n",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      ], 900
    ),
    ("4:memory:/x\n", ["/sys/fs/cgroup/memory/x/memory.limit_in_bytes": "9223372036854771712\n"], nil),
    ("4:cpuset:/x\n", ["/sys/fs/cgroup/memory/x/memory.limit_in_bytes": "900\n"], nil),
    ("0::/a\n", ["/sys/fs/cgroup/a/memory.max": "0\n"], nil),
    ("0::/a\n", ["/sys/fs/cgroup/a/memory.max": "99999999999999999999\n"], nil),
  ]

  @Test(arguments: groups)
  func controlGroupsSayTheLeast(list: String, files: [String: String], bytes: Int?) {
    #expect(ControlGroups(list: list) { files[$0] }.memoryByteCount == bytes)
  }

  private static let gibibyte = 1 << 30

  static let fits: [(process: ProcessMemory, searchers: Int, shards: Int, expected: ReadingMemory)] = [
    // Without limits it is what was asked for, and lists may take half of the machine.
    (ProcessMemory(machineByteCount: 64 * gibibyte), 8, 4, ReadingMemory()),
    (
      ProcessMemory(machineByteCount: 4 * gibibyte), 8, 4,
      ReadingMemory(postingByteCount: gibibyte / 2)
    ),
    // Little room for addresses: nothing is mapped.
    (
      ProcessMemory(addressByteCount: 396 << 20, machineByteCount: 4 * gibibyte), 2, 1,
      ReadingMemory(mappedByteCount: 0, postingByteCount: 25 << 20)
    ),
    (
      ProcessMemory(addressByteCount: (512 + 6 * 64) << 20, machineByteCount: 64 * gibibyte), 2, 1,
      ReadingMemory(mappedByteCount: 64 << 20, postingByteCount: (800 << 20) / 12)
    ),
    // What is its own has nothing to do with what is mapped.
    (
      ProcessMemory(ownByteCount: 396 << 20, machineByteCount: 4 * gibibyte), 2, 1,
      ReadingMemory(postingByteCount: 25 << 20)
    ),
    // Less than a search of ordinary words needs nobody gets, and no fewer pages than SQLite can do with.
    (
      ProcessMemory(ownByteCount: 1 << 20, machineByteCount: 4 * gibibyte), 64, 2,
      ReadingMemory(cacheKibibytes: 64, postingByteCount: 4 << 20)
    ),
  ]

  @Test(arguments: fits)
  func readingFitsTheProcess(process: ProcessMemory, searchers: Int, shards: Int, expected: ReadingMemory) {
    let asked = ReadingMemory()
    #expect(asked.fitted(to: process, searchers: searchers, shards: shards) == expected)
    // What is asked for is never exceeded.
    let little = ReadingMemory(cacheKibibytes: 64, mappedByteCount: 0, postingByteCount: 1 << 20)
    #expect(little.fitted(to: process, searchers: searchers, shards: shards) == little)
  }

  @Test func whatSQLiteTakesFitsTheProcess() {
    let free = SearchMemory(searchers: 2, shards: 1, ReadingMemory())
    let wide = ProcessMemory(machineByteCount: 64 << 30)
    #expect(SearchMemory(searchers: 2, shards: 1, ReadingMemory(), in: wide) == free)
    for bytes in stride(from: 160 << 20, through: 2 << 30, by: 64 << 20) {
      let process = ProcessMemory(ownByteCount: bytes, machineByteCount: 64 << 30)
      for searchers in [1, 2, 8] {
        let memory = ReadingMemory().fitted(to: process, searchers: searchers, shards: 1)
        let limits = SearchMemory(searchers: searchers, shards: 1, memory, in: process)
        #expect(limits.hardByteCount <= free.hardByteCount || searchers == 8)
        #expect(limits.softByteCount < limits.hardByteCount)
        let taken = Int(limits.hardByteCount) + searchers * memory.postingByteCount
        #expect(taken <= max(bytes, searchers * 20 << 20), "\(bytes >> 20) MiB, \(searchers) searchers: \(taken >> 20)")
      }
    }
  }

  @Test func readsItsOwnLimits() {
    let current = ProcessMemory.current
    #expect(current.machineByteCount > 1 << 26)
    #expect(ProcessMemory.takenAddressByteCount > 1 << 22)
  }

  @Test func anArenaSaysThatThereIsNoMemory() throws {
    let arena = try Arena<Posting>(keptCapacity: 2048)
    try arena.reserve(5000)
    for place in 0..<5000 { arena.start[place] = Posting(row: UInt32(place), start: 0, byteCount: 1) }
    arena.take(5000)
    #expect(throws: DatabaseError.self) { try arena.reserve(1 << 55) }
    #expect(arena.count == 5000 && (0..<5000).allSatisfy { arena.start[$0].row == UInt32($0) })
    try arena.reserve(100_000)
    #expect((0..<5000).allSatisfy { arena.start[$0].row == UInt32($0) })
    arena.removeAll()
    try arena.reserve(3000)
    arena.start[2999] = Posting(row: 1, start: 0, byteCount: 1)
  }

  @Test func aSearchWhoseListsAreTooLongIsRefused() throws {
    // The positions of two letters take 200,000 bytes each.
    let index = try TemporaryIndex([
      try Article(id: "long", title: "長", body: String(repeating: "の日", count: 200_000)),
      try Article(id: "short", title: "短", body: "港"),
    ])
    let memory = ReadingMemory(postingByteCount: 300_000)
    let searcher = try IndexSearcherSource(path: index.path, memory: memory).openSearcher()
    #expect(try searcher.count(query: "の", match: .all, until: .never) == 1)
    do {
      let found = try searcher.count(query: "の OR 日", match: .all, until: .never)
      Issue.record("it found \(found)")
    } catch .engine(let error) {
      #expect(error.kind == .overMemory && error.message.contains("posting lists"), "\(error)")
    } catch {
      Issue.record("\(error)")
    }
    // The next has its memory again.
    #expect(try searcher.count(query: "日", match: .all, until: .never) == 1)
    #expect(try searcher.count(query: "港", match: .all, until: .never) == 1)
  }
}
